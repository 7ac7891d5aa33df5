package org.companion.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reading FHIR JSON leniently: an element where a list is due is a list of one, anything odd is not there. */
public final class Json {
    /** The deepest nesting that is read. */
    public static final int DEPTH = 200;

    private static final int LONGEST_TEXT = 8 * 1024 * 1024;
    private static final JsonMapper MAPPER = limited(DEPTH);

    private Json() {}

    /** The mapper of the house: decimals are exact, depth and length are limited. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The same for a door that takes no deeper nesting than this. */
    public static JsonMapper limited(int depth) {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxStringLength(LONGEST_TEXT)
                .maxNumberLength(200)
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(constraints).build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES) // 1.10 is measured more exactly than 1.1
                .build();
    }

    /** Reads what the house itself has stored. */
    public static JsonNode stored(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored resource is no JSON", broken);
        }
    }

    /** Whether JSON holds the null character, bare or as an escape: no database keeps it. */
    public static boolean holdsNull(byte[] json) {
        var escape = false;
        for (var i = 0; i < json.length; i++) {
            if (json[i] == 0 || (escape && json[i] == 'u' && areZeros(json, i + 1))) {
                return true;
            }
            escape = !escape && json[i] == '\\';
        }
        return false;
    }

    private static boolean areZeros(byte[] json, int from) {
        var end = Math.min(from + 4, json.length);
        for (var i = from; i < end; i++) {
            if (json[i] != '0') {
                return false;
            }
        }
        return end == from + 4;
    }

    /** The elements under a name: of a list, or the one that stands where a list is due. */
    public static Stream<JsonNode> each(JsonNode node, String name) {
        var found = node.path(name);
        if (found.isArray()) {
            return StreamSupport.stream(found.spliterator(), false);
        }
        return found.isMissingNode() || found.isNull() ? Stream.empty() : Stream.of(found);
    }

    /** The first element under a name, or a missing node. */
    public static JsonNode first(JsonNode node, String name) {
        return each(node, name).findFirst().orElseGet(MissingNode::getInstance);
    }

    /** The text under a name; empty when it is none or blank. */
    public static Optional<String> text(JsonNode node, String name) {
        var found = node.path(name);
        return found.isTextual() && !found.textValue().isBlank()
                ? Optional.of(found.textValue().strip())
                : Optional.empty();
    }
}
