package org.companion.lab;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value of a document, or its absence. Members are found whatever case and signs their names are written with:
 * {@code emr_id}, {@code emrId} and {@code emrID} are the same.
 */
record Json(JsonNode node) {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    /** Reads a document; empty where it is broken, names a member twice or is no object. Jackson's own limits bound its depth. */
    static Optional<Json> parse(byte[] bytes) {
        try {
            return Optional.of(new Json(READER.readTree(bytes)))
                    .filter(read -> read.node().isObject());
        } catch (IOException | NumberFormatException broken) { // an exponent that no number has
            return Optional.empty();
        }
    }

    /** Whether the head of a payload opens an object that is no FHIR resource. */
    static boolean opens(String head) {
        return (head.startsWith("{") || head.startsWith("\uFEFF{")) && !head.contains("\"resourceType\"");
    }

    private static Json missing() {
        return new Json(MissingNode.getInstance());
    }

    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** The first member under one of these names that says something; the names in order of preference. */
    Json at(String... names) {
        return Stream.of(names)
                .map(this::member)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseGet(Json::missing);
    }

    private Json member(String name) {
        var exact = node.get(name);
        if (exact != null) {
            return new Json(exact);
        }
        var wanted = folded(name);
        return members().stream()
                .filter(member -> folded(member.getKey()).equals(wanted))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(Json::missing);
    }

    /** Whether it has a member of this name, whatever its value. */
    boolean has(String name) {
        return !member(name).node().isMissingNode();
    }

    /** Absent, null, blank, or without anything in it. */
    boolean isEmpty() {
        return node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.textValue().isBlank())
                || (node.isContainerNode() && node.isEmpty());
    }

    boolean isObject() {
        return node.isObject();
    }

    boolean isArray() {
        return node.isArray();
    }

    /** The members of an object in their order; none for anything else. */
    List<Map.Entry<String, Json>> members() {
        var members = new ArrayList<Map.Entry<String, Json>>();
        node.fields()
                .forEachRemaining(field -> members.add(Map.entry(kept(field.getKey()), new Json(field.getValue()))));
        return members;
    }

    /** The values of an array; a single value stands for an array of one, and nothing for an empty one. */
    List<Json> rows() {
        if (!node.isArray()) {
            return isEmpty() ? List.of() : List.of(this);
        }
        var rows = new ArrayList<Json>();
        node.elements().forEachRemaining(row -> rows.add(new Json(row)));
        return rows;
    }

    /** A text, number or truth value as it is written; empty for anything else. */
    String text() {
        return node.isValueNode() && !isEmpty() ? kept(node.asText()).strip() : "";
    }

    /** No database keeps the null character; in its place stands the sign for one that could not be read. */
    private static String kept(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /** The text of the first member that has one. */
    String text(String... names) {
        return Stream.of(names)
                .map(this::member)
                .map(Json::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** A number, or a text that is one. */
    Optional<BigDecimal> number() {
        return Numbers.of(text());
    }
}
