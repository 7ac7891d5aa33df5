package org.companion.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Searches as nobody would write them, by the parameters that the server says it knows. The same seed gives the same ones. */
final class Searches {
    private static final List<String> MODIFIERS = List.of(
            "exact",
            "contains",
            "text",
            "not",
            "missing",
            "above",
            "below",
            "in",
            "not-in",
            "of-type",
            "identifier",
            "iterate",
            "Patient",
            "Observation",
            "nickname",
            "x",
            "",
            "missing:missing");
    private static final List<String> PREFIXES =
            List.of("", "", "", "eq", "ne", "gt", "ge", "lt", "le", "sa", "eb", "ap", "zz");
    private static final Map<String, List<String>> VALUES = Map.of(
            "token",
            List.of(
                    "84413-4",
                    "http://loinc.org|84413-4",
                    "|x",
                    "http://loinc.org|",
                    "|",
                    "||",
                    "a|b|c",
                    "true",
                    "final",
                    "male",
                    "urn:ietf:rfc:3986|urn:oid:1.2"),
            "date",
            List.of(
                    "2026",
                    "2026-02",
                    "2026-02-30",
                    "2026-11-23T10:00",
                    "2026-11-23T10:00:00Z",
                    "0000",
                    "9999-12-31",
                    "-5",
                    "2026-11-23T10:00:00.123456789+14:00",
                    "2026-11-23T24:00:00Z",
                    "today"),
            "quantity",
            List.of(
                    "5",
                    "5.40e-3",
                    "5.4|http://unitsofmeasure.org|mg",
                    "1e400",
                    "-0",
                    ".",
                    "5||mg",
                    "NaN",
                    "1e-400",
                    "5|",
                    "5|a|b|c",
                    "9".repeat(60)),
            "number",
            List.of("0", "1", "0.7", "1e5", "1e999", "-1", "", "0x1F", "1,2", "9".repeat(60)),
            "reference",
            List.of(
                    "Patient/1",
                    "1",
                    "http://example.org/fhir/Patient/1",
                    "Patient/",
                    "/",
                    "Patient/1/_history/1",
                    "urn:uuid:4e0a3a1e-3283-4575-ab82-028d55fe2719",
                    "Nothing/1",
                    "#x",
                    "Patient/a b"),
            "string",
            List.of("Doe", "doe,jane", "d", "Müller", "%", "_", "o'brien", "*", "\\,", "\\", "\\$"),
            "uri",
            List.of(
                    "http://loinc.org",
                    "urn:oid:1.2.3",
                    "http://a b",
                    "::",
                    "http://hl7.org/fhir/StructureDefinition/x|1"),
            "composite",
            List.of("84413-4$x", "a$b", "$", "a$b$c", "http://loinc.org|1$gt5", "a", "$$"),
            "special",
            List.of("42.25|-83.69|11.2|km", "x", "|||", "ge"));
    /** Nothing of it may be understood as something else than a value. */
    private static final List<String> ODD = List.of(
            "",
            " ",
            "'",
            "''",
            "\"",
            "';--",
            "') or ('1'='1",
            "${x}",
            "#{1}",
            "\\u0000",
            "\0",
            "\n",
            "\t",
            "\u202E",
            "\uFEFF",
            "\uD83E\uDDEC",
            "e\u0301".repeat(50),
            "\uFFFF",
            "\u0130",
            "<b>",
            "&amp;",
            "a,b,c,,,",
            ",",
            "|||||",
            "()",
            "x".repeat(255),
            "x".repeat(5_000),
            "1,".repeat(400),
            "\\".repeat(9),
            "ß",
            "../..",
            "null",
            "[1]");

    private static final List<String> BROKEN = List.of(
            "%",
            "%z",
            "%zz",
            "%0",
            "%00",
            "%C0%80",
            "%ED%A0%80",
            "%FF%FE",
            "%25%30%30",
            "%u0041",
            "+",
            "%2B",
            "%26a%3Db",
            "%23",
            "%F0%9F",
            "%E2%80%AE");
    private static final List<String> RESULT = List.of(
            "_count=-1",
            "_count=0",
            "_count=99999999999",
            "_count=x",
            "_count=",
            "_sort=",
            "_sort=-_lastUpdated",
            "_sort=code,,-date",
            "_sort=x",
            "_sort=-",
            "_summary=true",
            "_summary=count",
            "_summary=x",
            "_summary=text",
            "_elements=",
            "_elements=id,code",
            "_elements=Patient.name",
            "_elements=..",
            "_total=accurate",
            "_total=x",
            "_format=json",
            "_format=xml",
            "_format=html",
            "_format=x%2Fy",
            "_pretty=true",
            "_pretty=x",
            "_contained=true",
            "_contained=both",
            "_containedType=container",
            "_offset=5",
            "_offset=-5",
            "_offset=x",
            "_getpages=x",
            "_getpagesoffset=-1",
            "_filter=code%20eq%20x",
            "_filter=((",
            "_text=x",
            "_content=x",
            "_list=1",
            "_query=x",
            "_type=Patient,Observation",
            "_type=x",
            "_since=2026",
            "_lastUpdated=ge2026",
            "_lastUpdated=ge2026,lt2020",
            "_id=",
            "_id=a%20b",
            "_tag=urn:x%7Cy",
            "_security=x",
            "_profile=x",
            "_profile:below=http://hl7.org",
            "_source=x",
            "_source:contains=x",
            "_expunge=true",
            "_mdm=true",
            "_narrative=true",
            "_at=2026",
            "_has=x",
            "_language=de",
            "_include=*",
            "_include:iterate=*",
            "_revinclude=*",
            "_include=",
            "_include=:",
            "_include=a:b:c:d",
            "_include=Observation:subject:Patient",
            "_include:recurse=Observation:subject",
            "_revinclude=Observation:subject",
            "_revinclude:iterate=Observation:derived-from",
            "_revinclude=x:y",
            "_graph=x",
            "_score=1");

    private final Random random;
    /** For each type its search parameters, by name, with their types. */
    private final Map<String, Map<String, String>> known = new TreeMap<>();

    /** @param capabilities the server's CapabilityStatement */
    Searches(JsonNode capabilities, long seed) {
        random = new Random(seed);
        for (var resource : capabilities.path("rest").path(0).path("resource")) {
            var parameters = new TreeMap<String, String>();
            resource.path("searchParam")
                    .forEach(one -> parameters.put(
                            one.path("name").asText(), one.path("type").asText()));
            known.put(resource.path("type").asText(), parameters);
        }
    }

    /** What follows the address of the server; ready for the request line, broken as it may be. */
    String next() {
        var type = one(List.copyOf(known.keySet()));
        var query = IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> part(type))
                .collect(Collectors.joining(chance(20) ? "&&" : "&"));
        return path(type) + "?" + query;
    }

    private String path(String type) {
        return switch (random.nextInt(20)) {
            case 0 -> "/fhir";
            case 1 -> "/fhir/" + type + "/_search";
            case 2 -> "/fhir/Patient/1/" + type;
            default -> "/fhir/" + type;
        };
    }

    private String part(String type) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> one(RESULT);
            case 2 -> has(type, 1 + random.nextInt(3));
            case 3 -> encoded(chain(type, 1 + random.nextInt(4)));
            case 4 ->
                one(List.of("_include", "_revinclude", "_include:iterate", "_revinclude:iterate")) + "="
                        + included(type);
            case 5 -> noise();
            default -> plain(type);
        };
    }

    private String plain(String type) {
        var parameter = one(parameters(type));
        return encoded(parameter + modifier()) + "=" + values(known.get(type).getOrDefault(parameter, "token"));
    }

    private String chain(String type, int links) {
        var here = type;
        var name = new StringBuilder();
        for (int i = 0; i < links; i++) {
            name.append(one(references(here)));
            here = one(List.copyOf(known.keySet()));
            name.append(chance(2) ? ":" + here : "").append('.');
        }
        var last = one(parameters(here));
        return name.append(last).append(modifier()) + "="
                + values(known.get(here).getOrDefault(last, "string"));
    }

    private String has(String type, int links) {
        var name = new StringBuilder();
        var here = type;
        for (int i = 0; i < links; i++) {
            here = one(List.copyOf(known.keySet()));
            name.append("_has:")
                    .append(here)
                    .append(':')
                    .append(one(references(here)))
                    .append(':');
        }
        var last = one(parameters(here));
        return name.append(last).append(modifier()) + "="
                + values(known.get(here).getOrDefault(last, "token"));
    }

    private String included(String type) {
        var source = chance(2) ? type : one(List.copyOf(known.keySet()));
        var target = chance(3) ? ":" + one(List.copyOf(known.keySet())) : "";
        return source + ":" + one(references(source)) + target;
    }

    private String noise() {
        var name = chance(2) ? encode(one(ODD)) : one(BROKEN);
        return name + (chance(2) ? "=" : "") + (chance(2) ? one(BROKEN) : encode(one(ODD)));
    }

    private String modifier() {
        return chance(4) ? ":" + one(MODIFIERS) : "";
    }

    private String values(String type) {
        return IntStream.rangeClosed(0, chance(5) ? random.nextInt(6) : 0)
                .mapToObj(i -> value(type))
                .collect(Collectors.joining(chance(2) ? "," : "%2C"));
    }

    private String value(String type) {
        if (chance(8)) {
            return one(BROKEN);
        }
        if (chance(6)) {
            return encode(one(ODD));
        }
        var kind = chance(6) ? one(List.copyOf(VALUES.keySet())) : type;
        return encode(one(PREFIXES) + one(VALUES.getOrDefault(kind, VALUES.get("token"))));
    }

    private List<String> parameters(String type) {
        var names = List.copyOf(known.get(type).keySet());
        return names.isEmpty() ? List.of("_id") : names;
    }

    private List<String> references(String type) {
        var names = known.get(type).entrySet().stream()
                .filter(one -> one.getValue().equals("reference"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(ArrayList::new));
        return names.isEmpty() ? List.of("subject") : names;
    }

    private static String encoded(String text) {
        return Stream.of(text.split("(?<=[=])", 2))
                .map(part -> part.replace(" ", "%20"))
                .collect(Collectors.joining());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private boolean chance(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
