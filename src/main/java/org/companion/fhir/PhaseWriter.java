package org.companion.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.companion.genomes.Sample;
import org.companion.inquiry.Kind;

/** Writes whether two calls of a genome lie on the same copy (profile sequence-phase-relationship). */
public final class PhaseWriter {
    private static final String RELATIONSHIPS = "http://terminology.hl7.org/CodeSystem/sequence-phase-relationship-cs";

    private PhaseWriter() {}

    /**
     * @param one id of the first call's Observation
     * @param other id of the second's
     */
    public static ObjectNode write(Sample sample, String one, String other, boolean sameCopy) {
        var id = UUID.nameUUIDFromBytes((one + " " + other).getBytes(StandardCharsets.UTF_8))
                .toString();
        var json = GenomicsProfiles.observation(sample, id, Kind.PHASE);
        var relationship = sameCopy ? "Cis" : "Trans";
        json.set("valueCodeableConcept", GenomicsProfiles.concept(RELATIONSHIPS, relationship, relationship));
        json.withArray("derivedFrom").addObject().put("reference", "Observation/" + one);
        json.withArray("derivedFrom").addObject().put("reference", "Observation/" + other);
        return json;
    }
}
