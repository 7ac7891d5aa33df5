package org.companion.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import org.companion.permission.Shown;
import org.companion.permission.Stretch;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class ShownReaderTest {
    @Test
    void itIsTheSubjectsAndNotThePerformers() {
        var shown = read("'subject':{'reference':'Patient/a'},'performer':[{'reference':'Patient/b'}]");
        assertThat(shown.owners()).containsExactly("a");
    }

    @Test
    void whatHoldsAResourceOfAnotherIsOfBoth() {
        var shown = read("'subject':{'reference':'Patient/a'},'contained':[{'resourceType':'Observation','id':'in',"
                + "'status':'final','code':{'text':'x'},'subject':{'reference':'Patient/b'}}]");
        assertThat(shown.owners()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aPatientWithinAResourceIsNotTheOneOnFileWhoHappensToBearTheSameId() {
        var shown = read("'subject':{'reference':'#a'},'contained':[{'resourceType':'Patient','id':'a'}]");
        assertThat(shown.owners()).isNotEmpty().doesNotContain("a");
    }

    @Test
    void aGeneIsKnownByCodeAndInWords() {
        var shown = read(
                "'subject':{'reference':'Patient/a'},'component':[{'code':{'coding':[{'code':'48018-6'}]},"
                        + "'valueCodeableConcept':{'coding':[{'system':'http://www.genenames.org/geneId','code':'HGNC:1','display':'ONE'}]}}]");
        assertThat(shown.codes("gene").map(Shown.Code::code)).containsExactly("HGNC:1", "ONE");
    }

    @Test
    void itSaysWhenAsExactlyAsItsDateDoes() {
        assertThat(read("'effectiveDateTime':'2025-02'").when())
                .contains(new Stretch(Instant.parse("2025-02-01T00:00:00Z"), Instant.parse("2025-03-01T00:00:00Z")));
        assertThat(read("'effectivePeriod':{'start':'2025-02-03'},'issued':'2026-01-01T00:00:00Z'")
                        .when())
                .contains(new Stretch(Instant.parse("2025-02-03T00:00:00Z"), Instant.MAX));
        assertThat(read("'valueString':'x'").when()).isEmpty();
    }

    private static Shown read(String elements) {
        var json = "{'resourceType':'Observation','id':'o','status':'final','code':{'text':'x'}," + elements + "}";
        return ShownReader.read(
                (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json.replace('\'', '"')));
    }
}
