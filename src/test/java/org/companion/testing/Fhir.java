package org.companion.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.companion.fhir.ChartReader;
import org.companion.fhir.Json;
import org.companion.fhir.Resource;

/** FHIR JSON for tests, written with single quotes. */
public final class Fhir {
    private Fhir() {}

    public static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(text, broken);
        }
    }

    public static Resource resource(String text) {
        return Resource.of(json(text));
    }

    /** An Observation of patient 1 with these further members. */
    public static Resource observation(String members) {
        return resource("{'resourceType':'Observation','id':'o1','status':'final',"
                + "'subject':{'reference':'Patient/1'}," + members + "}");
    }

    public static String genotype(String gene, String text) {
        return "'code':{'coding':[{'system':'http://loinc.org','code':'84413-4'}]},"
                + "'component':[{'code':{'coding':[{'code':'48018-6'}]},'valueCodeableConcept':{'text':'" + gene
                + "'}}],'valueCodeableConcept':{'text':'" + text + "'}";
    }

    public static String bundle(String... resources) {
        var entries =
                Arrays.stream(resources).map(one -> "{'resource':" + one + "}").toList();
        return "{'resourceType':'Bundle','type':'collection','entry':[" + String.join(",", entries) + "]}";
    }

    public static ChartReader reader() {
        return new ChartReader(Examples.intake());
    }

    public static List<Resource> resources(Resource... resources) {
        return List.of(resources);
    }
}
