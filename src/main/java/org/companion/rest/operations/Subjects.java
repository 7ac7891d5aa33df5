package org.companion.rest.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.PatientId;
import org.companion.fhir.Json;
import org.companion.fhir.References;

/** Which patients an operation is asked about, before it is done. */
public final class Subjects {
    private static final Set<String> NAMES = Set.of("subject", "patient");

    private final ParametersIn parameters;

    public Subjects(FhirContext fhir) {
        this.parameters = new ParametersIn(fhir);
    }

    /**
     * The patients that a request names.
     *
     * @param areClear whether each was understood; where one was not, nobody may conclude who is not meant
     */
    public record Named(Set<String> ids, boolean areClear) {
        public Named {
            ids = Set.copyOf(ids);
        }
    }

    public Named of(RequestDetails request) {
        var id = request.getId();
        var found = new ArrayList<Optional<PatientId>>();
        if (id != null && id.hasIdPart() && "Patient".equals(request.getResourceName())) {
            found.add(Optional.of(new PatientId(id.getIdPart())));
        }
        Json.each(asked(request), "parameter")
                .filter(one -> NAMES.contains(one.path("name").asText()))
                .flatMap(Subjects::texts)
                .forEach(text -> found.add(References.patient(text)));
        var ids = found.stream().flatMap(Optional::stream).map(PatientId::value).distinct();
        return new Named(ids.collect(Collectors.toSet()), found.stream().allMatch(Optional::isPresent));
    }

    /** A body that is a file is left to the operation. */
    private JsonNode asked(RequestDetails request) {
        if (request.getRequestType() != RequestTypeEnum.POST
                || EncodingEnum.forContentType(request.getHeader("Content-Type")) == null) {
            return ParametersIn.ofQuery(request);
        }
        try {
            return parameters.read(request);
        } catch (RuntimeException anotherBody) {
            return ParametersIn.ofQuery(request);
        }
    }

    private static Stream<String> texts(JsonNode parameter) {
        var texts = Stream.of(
                        parameter.path("valueString"),
                        parameter.path("valueUri"),
                        parameter.path("valueId"),
                        parameter.path("valueReference").path("reference"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
        return texts.isEmpty() ? Stream.of("") : texts.stream();
    }
}
