package org.companion.hl7;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.companion.delivery.CodeTables;
import org.companion.delivery.Content;
import org.companion.delivery.Delivery;
import org.companion.delivery.Envelope;
import org.companion.delivery.Opened;
import org.companion.delivery.Payload;
import org.companion.delivery.PayloadReader;
import org.companion.delivery.Refusal;
import org.companion.delivery.Refusal.Reason;
import org.companion.genome.Sequence;

/**
 * Reads HL7 v2 messages of any version as 2.5.1: results (ORU^R01), orders (ORM^O01, OML^O21) and merges (ADT^A40). What
 * laboratories get wrong in form is borne with; what leaves a doubt about the finding or the patient is not.
 */
public final class Hl7Reader implements PayloadReader {
    private static final Pattern START = Pattern.compile("[^\\w{<#]{0,3}(MSH|FHS|BHS|PID)\\W");
    private static final Set<String> ORDERS = Set.of("ORM", "OML");

    private final PipeParser parser;
    private final CodeTables tables;
    private final ZoneId zone;
    private final Set<String> processing;
    private final Sequence sequence;
    private final FhirWithin within;

    /**
     * @param zone of time stamps that name none
     * @param processing the processing ids (MSH-11) that are taken here
     * @param within finds FHIR in what a message carries
     */
    public Hl7Reader(CodeTables tables, ZoneId zone, Set<String> processing, Sequence sequence, FhirWithin within) {
        this.tables = tables;
        this.zone = zone;
        this.processing = Set.copyOf(processing);
        this.sequence = sequence;
        this.within = within;
        this.parser = parser();
    }

    @SuppressWarnings("resource") // it holds no resource that is used
    private static PipeParser parser() {
        var context = new DefaultHapiContext();
        context.setValidationContext(ValidationContextFactory.noValidation());
        context.setModelClassFactory(new CanonicalModelClassFactory("2.5.1"));
        var configuration = context.getParserConfiguration();
        configuration.setDefaultObx2Type("ST");
        configuration.setInvalidObx2Type("ST");
        configuration.setAllowUnknownVersions(true);
        configuration.setValidating(false);
        return context.getPipeParser();
    }

    @Override
    public String format() {
        return "hl7v2";
    }

    @Override
    public boolean accepts(String head) {
        return START.matcher(head).lookingAt();
    }

    /** The text as far as it can be told, for an answer. */
    public static String text(byte[] bytes) {
        return MessageText.of(bytes).orElseGet(() -> undecoded(bytes));
    }

    private static String undecoded(byte[] bytes) {
        return MessageText.normal(new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", ""));
    }

    @Override
    public Opened read(Payload payload) {
        var decoded = MessageText.of(payload.bytes());
        var header = Header.of(decoded.orElseGet(() -> undecoded(payload.bytes())));
        var envelope = envelope(header, payload);
        if (decoded.isEmpty()) {
            return new Opened(
                    envelope,
                    Refusal.error(
                            Reason.DATA_TYPE,
                            "MSH-18",
                            "the text is not in the character set that MSH-18 names, or holds a null character"));
        }
        return new Opened(envelope, content(decoded.get(), header, envelope));
    }

    private Envelope envelope(Header header, Payload payload) {
        return new Envelope(
                header.component(3, 1),
                header.component(4, 1).isEmpty() ? payload.told().getOrDefault("facility", "") : header.component(4, 1),
                header.field(10),
                new Stamps(zone).read(header.field(7)));
    }

    private Content content(String text, Header header, Envelope envelope) {
        if (!header.isThere()) {
            return Refusal.never(Reason.SEGMENT_SEQUENCE, "MSH", "the message does not begin with MSH");
        }
        if (text.indexOf("\rMSH" + header.separator()) >= 0) {
            return Refusal.never(Reason.SEGMENT_SEQUENCE, "MSH", "messages must be sent one at a time");
        }
        if (!header.component(12, 1).matches("2(\\.\\d+)*")) {
            return Refusal.never(Reason.VERSION, "MSH-12", "the version must be one of HL7 2");
        }
        if (envelope.number().isEmpty()) {
            return Refusal.never(
                    Reason.FIELD_MISSING, "MSH-10", "a message control id is needed: by it a repetition is known");
        }
        if (!processing.contains(header.component(11, 1))) {
            return Refusal.never(
                    Reason.PROCESSING_ID,
                    "MSH-11",
                    "here messages are taken with "
                            + String.join(", ", processing.stream().sorted().toList()));
        }
        var type = header.component(9, 1);
        var event = header.component(9, 2);
        if (type.equals("ORU") || ORDERS.contains(type) || (type.equals("ADT") && event.equals("A40"))) {
            return parsed(text, type, envelope);
        }
        return type.equals("ADT")
                ? Refusal.never(Reason.EVENT, "MSH-9", "of ADT, merges (A40) alone are taken")
                : Refusal.never(Reason.MESSAGE_TYPE, "MSH-9", "taken are ORU^R01, ORM^O01, OML^O21 and ADT^A40");
    }

    private Content parsed(String text, String type, Envelope envelope) {
        List<Segment> segments;
        try {
            segments = Segments.of(parser.parse(text));
        } catch (HL7Exception broken) {
            return Refusal.never(Reason.SEGMENT_SEQUENCE, "", "the message cannot be parsed");
        } catch (RuntimeException broken) {
            return Refusal.never(Reason.INTERNAL, "", "the message cannot be parsed");
        }
        var pid = segments.stream().filter(one -> one.getName().equals("PID")).findFirst();
        if (pid.isEmpty()) {
            return Refusal.error(Reason.SEGMENT_SEQUENCE, "PID", "there is no PID: it is not told whom it is about");
        }
        var patient = PatientReading.of(pid.get());
        var stamps = new Stamps(zone);
        if (type.equals("ADT")) {
            return segments.stream()
                    .filter(one -> one.getName().equals("MRG"))
                    .findFirst()
                    .<Content>map(mrg -> new Delivery.Merge(patient, PatientReading.gone(mrg)))
                    .orElseGet(() -> Refusal.error(Reason.SEGMENT_SEQUENCE, "MRG", "there is no MRG"));
        }
        return ORDERS.contains(type)
                ? new OrderReading(envelope.facility(), stamps).read(patient, segments)
                : new ReportReading(tables, envelope.facility(), stamps, sequence, within).read(patient, segments);
    }
}
