package org.companion.store;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.context.RuntimeSearchParam.RuntimeSearchParamStatusEnum;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * What an Observation says of a code: the pairs of code and coded value that {@code component-code-value-concept} and
 * {@code combo-code-value-concept} ask for. Both halves are of the same component, so that a gene is not found by the
 * drug of another component. Each pair is a token of the code's system whose value is {@code code$system|code}: what
 * FHIR's composites look like when they are read as tokens (FHIR R4, 3.1.1.5.7).
 */
final class CodedPairs {
    static final String COMPONENT = "component-code-value-concept";
    static final String COMBO = "combo-code-value-concept";
    private static final PartitionSettings UNPARTITIONED = new PartitionSettings();
    private static final String DEFINED = "http://hl7.org/fhir/SearchParameter/Observation-";

    private CodedPairs() {}

    /** The two search parameters; nothing is read for them by a path. */
    static List<RuntimeSearchParam> parameters() {
        return List.of(
                parameter(COMPONENT, "Component code and component coded value, of the same component"),
                parameter(COMBO, "Code and coded value, of the Observation or of one of its components"));
    }

    private static RuntimeSearchParam parameter(String name, String words) {
        return new RuntimeSearchParam(
                new IdType("SearchParameter", "Observation-" + name),
                DEFINED + name,
                name,
                words,
                "",
                RestSearchParameterTypeEnum.TOKEN,
                Set.of(),
                Set.of(),
                RuntimeSearchParamStatusEnum.ACTIVE,
                List.of("Observation"));
    }

    static List<ResourceIndexedSearchParamToken> of(Observation observation) {
        var tokens = new ArrayList<ResourceIndexedSearchParamToken>();
        for (var component : observation.getComponent()) {
            for (var name : List.of(COMPONENT, COMBO)) {
                pairs(component.getCode(), component.getValue(), name).forEach(tokens::add);
            }
        }
        pairs(observation.getCode(), observation.getValue(), COMBO).forEach(tokens::add);
        return tokens;
    }

    private static Stream<ResourceIndexedSearchParamToken> pairs(CodeableConcept code, Type value, String name) {
        if (!(value instanceof CodeableConcept concept)) {
            return Stream.empty();
        }
        return code.getCoding().stream()
                .filter(Coding::hasCode)
                .flatMap(asked -> concept.getCoding().stream()
                        .filter(Coding::hasCode)
                        .map(said -> new ResourceIndexedSearchParamToken(
                                UNPARTITIONED,
                                "Observation",
                                name,
                                asked.getSystem(),
                                pair(asked.getCode(), said.getSystem(), said.getCode()))));
    }

    /** A pair as it is kept and asked for. */
    static String pair(String code, @Nullable String system, String value) {
        return code + "$" + (system == null ? "" : system) + "|" + value;
    }
}
