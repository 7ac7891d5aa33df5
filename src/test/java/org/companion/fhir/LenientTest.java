package org.companion.fhir;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.companion.chart.Chart;
import org.companion.chart.PatientId;
import org.companion.genome.Sequence;
import org.companion.knowledge.DrugCodes;
import org.companion.testing.Examples;
import org.companion.testing.Fhir;
import org.companion.testing.Genome;
import org.companion.testing.Tables;

/** Whatever JSON stands where a resource is due, reading it never fails. */
class LenientTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final PatientId PATIENT = new PatientId("1");
    private static final List<String> NAMES = List.of(
            "resourceType",
            "id",
            "status",
            "code",
            "coding",
            "system",
            "display",
            "text",
            "component",
            "valueString",
            "valueQuantity",
            "valueCodeableConcept",
            "valueRange",
            "valueInteger",
            "valueBoolean",
            "valueReference",
            "value",
            "unit",
            "comparator",
            "low",
            "high",
            "effectiveDateTime",
            "effectivePeriod",
            "end",
            "issued",
            "interpretation",
            "dataAbsentReason",
            "contained",
            "subject",
            "reference",
            "clinicalStatus",
            "verificationStatus",
            "intent",
            "medicationReference",
            "medicationCodeableConcept",
            "ingredient",
            "reasonCode",
            "reasonReference",
            "parameter",
            "name",
            "resource",
            "entry",
            "issue",
            "severity",
            "link");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "Observation",
            "Condition",
            "ServiceRequest",
            "DiagnosticReport",
            "MedicationRequest",
            "Bundle",
            "OperationOutcome",
            "final",
            "84413-4",
            "69548-6",
            "48018-6",
            "81254-5",
            "48013-7",
            "69547-8",
            "69551-0",
            "ACGT",
            "NC_000007.14",
            "CYP2C19",
            "EGFR",
            "HLA-B",
            "*1/*2",
            "/",
            "*57:01",
            "p.L858R",
            "751-8",
            "http://loinc.org",
            "#m",
            "Patient/1",
            "subject",
            "medication",
            "condition",
            "chart",
            "include",
            "2026",
            "2026-11",
            "%",
            "<",
            "x|y",
            "|");

    @Property(tries = 500)
    void aChartIsReadFromAnything(@ForAll("trees") JsonNode tree) {
        assertThatCode(() -> {
                    var resources = List.of(
                            Resource.of(tree),
                            typed("Observation", tree),
                            typed("Condition", tree),
                            typed("ServiceRequest", tree),
                            typed("DiagnosticReport", tree));
                    Fhir.reader().read(PATIENT, resources);
                    new ResultReader(Examples.intake(), Genome.liftover(), Sequence.NONE)
                            .read(typed("Observation", tree));
                    StudyReader.read(resources);
                    RegionReader.read(typed("DocumentReference", tree));
                    Bundles.resources(tree);
                    Bundles.failed(tree);
                    Bundles.hasMore(tree);
                    resources.forEach(Resource::patient);
                })
                .doesNotThrowAnyException();
    }

    @Property(tries = 500)
    void ordersAreReadFromAnything(@ForAll("trees") JsonNode tree) {
        var reader = new OrderReader(Tables.drugs());
        assertThatCode(() -> reader.read(
                        List.of(typed("MedicationRequest", tree)),
                        new OrderReader.Setting(
                                Chart.empty(PATIENT),
                                key -> Optional.of(Resource.of(tree)),
                                DrugCodes.none(),
                                false,
                                Examples.TODAY)))
                .doesNotThrowAnyException();
    }

    @Property(tries = 500)
    void aQuestionIsReadOrItsParameterRefused(@ForAll("trees") JsonNode tree) {
        assertThatCode(() -> {
                    try {
                        Question.read(tree);
                        Question.read(NODES.objectNode().set("parameter", tree));
                    } catch (ParameterRefused refused) {
                        // that is the other right answer
                    }
                })
                .doesNotThrowAnyException();
    }

    private static Resource typed(String type, JsonNode tree) {
        ObjectNode object =
                tree.isObject() ? tree.deepCopy() : NODES.objectNode().set("code", tree);
        return Resource.of(object.put("resourceType", type));
    }

    @Provide
    Arbitrary<JsonNode> trees() {
        return tree(4);
    }

    private static Arbitrary<JsonNode> tree(int depth) {
        Arbitrary<JsonNode> leaf = Arbitraries.oneOf(
                Arbitraries.of(TEXTS).map(NODES::textNode),
                Arbitraries.strings().ofMaxLength(12).map(NODES::textNode),
                Arbitraries.of(
                                "0",
                                "1",
                                "-1",
                                "1.5",
                                "1e999999999",
                                "-1e-999999999",
                                "2147483647",
                                "9999999999999999999999")
                        .map(number -> NODES.numberNode(new BigDecimal(number))),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                Arbitraries.just(NODES.nullNode()));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<JsonNode> list = Arbitraries.lazy(() -> tree(depth - 1))
                .list()
                .ofMaxSize(3)
                .map(items -> {
                    var array = NODES.arrayNode();
                    items.forEach(array::add);
                    return array;
                });
        var members = Combinators.combine(Arbitraries.of(NAMES), Arbitraries.lazy(() -> tree(depth - 1)))
                .as((name, value) -> java.util.Map.entry(name, value))
                .list()
                .ofMaxSize(5);
        Arbitrary<JsonNode> object = members.map(entries -> {
            var node = NODES.objectNode();
            entries.forEach(entry -> node.set(entry.getKey(), entry.getValue()));
            return node;
        });
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, leaf), net.jqwik.api.Tuple.of(1, list), net.jqwik.api.Tuple.of(4, object));
    }
}
