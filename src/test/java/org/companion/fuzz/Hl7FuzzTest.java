package org.companion.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.delivery.Opened;
import org.companion.delivery.Refusal;
import org.companion.genome.Sequence;
import org.companion.hl7.Acknowledgement;
import org.companion.hl7.Hl7Reader;
import org.companion.library.SenderTables;

/** Messages of HL7 v2 as they may come from any sender, and what is answered to them. */
class Hl7FuzzTest {
    private static final Hl7Reader READER = new Hl7Reader(
            SenderTables.with(Optional.empty()),
            ZoneOffset.UTC,
            Set.of("P"),
            Sequence.NONE,
            org.companion.fhir.ReportBundle::within);
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 23, 10, 0, 0, 0, ZoneOffset.UTC);
    private static final PipeParser PARSER = parser();

    @FuzzTest
    void aMessageIsReadOrRefusedAndIsAnswered(byte[] message) throws HL7Exception {
        var opened = Deliveries.read(READER, message, Map.of());
        answered(message, opened);
    }

    private static void answered(byte[] message, Opened opened) throws HL7Exception {
        var acknowledgement = new Acknowledgement(Hl7Reader.text(message), NOW, "A1");
        if (opened.content() instanceof Refusal refusal) {
            readable(acknowledgement.refused(refusal), refusal.code().name());
        } else {
            readable(acknowledgement.accepted(List.of("a | b ^ c \\ d")), "AA");
        }
    }

    private static void readable(String answer, String code) throws HL7Exception {
        assertThat(answer).startsWith("MSH").endsWith("\r");
        assertThat(answer.split("\r")).allMatch(segment -> segment.matches("(?s)(MSH|MSA|ERR).*"));
        var terser = new Terser(PARSER.parse(answer));
        assertThat(terser.get("/MSA-1")).isEqualTo(code);
    }

    private static PipeParser parser() {
        var context = new DefaultHapiContext();
        context.setValidationContext(ValidationContextFactory.noValidation());
        context.setModelClassFactory(new CanonicalModelClassFactory("2.5.1"));
        context.getParserConfiguration().setAllowUnknownVersions(true);
        return context.getPipeParser();
    }
}
