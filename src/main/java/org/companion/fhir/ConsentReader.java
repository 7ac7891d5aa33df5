package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.consent.Circumstances;
import org.companion.consent.Consent;
import org.companion.consent.Extent;
import org.companion.consent.Rule;
import org.companion.delivery.Moment;
import org.companion.permission.Shown;
import org.companion.permission.Stretch;

/** Reads Consents about privacy (FHIR R4). What cannot be read of a provision makes it wider, where it denies. */
public final class ConsentReader {
    private static final Set<String> OPT_OUT = Set.of("OPTOUT", "OPTOUTE");

    private ConsentReader() {}

    /** What it says, where it is in force and about privacy. */
    public static Optional<Consent> read(JsonNode json) {
        var scopes = codes(json.path("scope")).map(Shown.Code::code).collect(Collectors.toSet());
        if (!json.path("status").asText().equals("active")
                || !(scopes.isEmpty() || scopes.contains("patient-privacy"))) {
            return Optional.empty();
        }
        var otherwise = codes(json.path("policyRule")).anyMatch(code -> OPT_OUT.contains(code.code()));
        return Optional.of(new Consent(otherwise, rule(json.path("provision"))));
    }

    private static Rule rule(JsonNode provision) {
        var exceptions = new ArrayList<Rule>();
        provision.path("provision").forEach(one -> exceptions.add(rule(one)));
        return new Rule(
                Json.text(provision, "type").map("deny"::equals),
                new Circumstances(
                        stretch(provision.path("period")),
                        actors(provision),
                        values(provision, "purpose"),
                        Json.each(provision, "action")
                                .flatMap(ConsentReader::codes)
                                .map(Shown.Code::code)
                                .collect(Collectors.toSet())),
                new Extent(
                        values(provision, "class"),
                        Json.each(provision, "code")
                                .flatMap(ConsentReader::codes)
                                .toList(),
                        Json.each(provision, "securityLabel")
                                .flatMap(ConsentReader::coding)
                                .toList(),
                        Json.each(provision, "data")
                                .flatMap(data -> Json.text(data.path("reference"), "reference").stream())
                                .map(References::local)
                                .collect(Collectors.toSet()),
                        Optional.of(provision.path("dataPeriod"))
                                .filter(JsonNode::isObject)
                                .map(ConsentReader::stretch)),
                exceptions);
    }

    private static Set<String> values(JsonNode provision, String name) {
        return Json.each(provision, name)
                .flatMap(ConsentReader::coding)
                .map(Shown.Code::code)
                .collect(Collectors.toSet());
    }

    private static Stretch stretch(JsonNode period) {
        return new Stretch(
                moment(period, "start").map(Moment::from).orElse(Instant.MIN),
                moment(period, "end").map(Moment::until).orElse(Instant.MAX));
    }

    private static Optional<Moment> moment(JsonNode period, String name) {
        return Json.text(period, name).flatMap(Moment::of);
    }

    private static Set<String> actors(JsonNode provision) {
        return Json.each(provision, "actor")
                .flatMap(actor -> Stream.of(
                                Json.text(actor.path("reference"), "reference").map(References::local),
                                Json.text(actor.path("reference").path("identifier"), "value"))
                        .flatMap(Optional::stream))
                .collect(Collectors.toSet());
    }

    private static Stream<Shown.Code> codes(JsonNode concept) {
        return Stream.concat(
                Json.each(concept, "coding").flatMap(ConsentReader::coding),
                Json.text(concept, "text").map(text -> new Shown.Code("", text)).stream());
    }

    private static Stream<Shown.Code> coding(JsonNode coding) {
        var code = coding.path("code").asText("");
        return code.isEmpty()
                ? Stream.of()
                : Stream.of(new Shown.Code(coding.path("system").asText(""), code));
    }
}
