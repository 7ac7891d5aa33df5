package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.chart.Source;
import org.jspecify.annotations.Nullable;

/** The resources that stand beside an Observation: what it is a part of, and what material was looked at. */
final class Neighbourhood {
    private static final String OBSERVATION = "Observation";

    private final Collection<Resource> resources;
    private @Nullable Map<String, Resource> byReference;
    private @Nullable Map<String, Coded> wholes;

    Neighbourhood(Collection<Resource> resources) {
        this.resources = resources;
    }

    static Neighbourhood none() {
        return new Neighbourhood(List.of());
    }

    /** The Specimen that an Observation refers to and does not contain, such as {@code Specimen/7}. */
    static Optional<String> specimen(Resource resource) {
        return resource.type().equals(OBSERVATION)
                ? Json.text(resource.json().path("specimen"), "reference")
                        .filter(reference -> !reference.startsWith("#"))
                        .map(References::local)
                        .filter(reference -> reference.startsWith("Specimen/"))
                : Optional.empty();
    }

    /** What the Observation that this one is a member of, or is derived from, has found; empty words where there is none. */
    Coded whole(Resource observation) {
        var source = Json.each(observation.json(), "derivedFrom")
                .flatMap(one -> Json.text(one, "reference").map(References::local).stream())
                .flatMap(reference -> Optional.ofNullable(byReference().get(reference)).stream())
                .map(one -> answer(one.json()))
                .filter(answer -> !answer.isEmpty())
                .findFirst();
        return source.orElseGet(() -> wholes().getOrDefault(observation.reference(), Coded.words("")));
    }

    /** Why the result says nothing of the patient it is filed under; empty where it does. */
    Optional<String> whyNotThePatients(Resource observation) {
        var json = observation.json();
        if (ObservationReader.isOfSomebodyElse(json)) {
            return Optional.of("the result is of somebody else");
        }
        var owner = Json.text(json.path("subject"), "reference").map(References::local);
        var other = material(observation)
                .flatMap(specimen -> Json.text(specimen.path("subject"), "reference"))
                .map(References::local)
                .filter(subject -> subject.startsWith("Patient/"));
        return other.isPresent() && owner.isPresent() && !other.equals(owner)
                ? Optional.of(Source.OF_ANOTHER)
                : Optional.empty();
    }

    private Optional<JsonNode> material(Resource observation) {
        var reference = Json.text(observation.json().path("specimen"), "reference");
        if (reference.filter(text -> text.startsWith("#")).isPresent()) {
            return Json.each(observation.json(), "contained")
                    .filter(inner -> Json.text(inner, "id")
                            .filter(reference.get().substring(1)::equals)
                            .isPresent())
                    .findFirst();
        }
        return specimen(observation)
                .flatMap(local -> Optional.ofNullable(byReference().get(local)))
                .map(Resource::json);
    }

    private Map<String, Resource> byReference() {
        if (byReference == null) {
            byReference = new HashMap<>();
            for (var resource : resources) {
                byReference.put(resource.reference(), resource);
            }
        }
        return byReference;
    }

    private Map<String, Coded> wholes() {
        if (wholes == null) {
            wholes = new HashMap<>();
            for (var resource : resources) {
                members(resource).forEach(member -> wholes().putIfAbsent(member, answer(resource.json())));
            }
        }
        return wholes;
    }

    private static Stream<String> members(Resource resource) {
        return resource.type().equals(OBSERVATION)
                ? Json.each(resource.json(), "hasMember")
                        .flatMap(one -> Json.text(one, "reference").map(References::local).stream())
                : Stream.empty();
    }

    private static Coded answer(JsonNode observation) {
        return observation.has("valueCodeableConcept")
                ? Concepts.concept(observation.path("valueCodeableConcept"))
                : Coded.words(Json.text(observation, "valueString").orElse(""));
    }
}
