package org.companion.bulk;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.companion.bulk.Parsed.Bad;
import org.companion.bulk.Parsed.Good;
import org.companion.bulk.Parsed.Where;
import org.companion.fhir.Json;
import org.companion.fhir.PlainWords;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Reads a line of NDJSON as the resource that is to be written, or says why it is none. */
final class LineReader {
    private static final Set<String> NOT_TAKEN = Set.of("AuditEvent", "Subscription");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Json.DEPTH)
                    .maxStringLength(InputLines.LONGEST)
                    .maxNumberLength(200)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final FhirContext fhir;

    LineReader(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** The type and the id a line bears. */
    private record Head(Optional<String> type, Optional<String> id) {}

    Parsed read(Where where, byte[] bytes, Optional<String> expected) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            var json = text.length() > 0 && text.charAt(0) == '\uFEFF' ? text.subSequence(1, text.length()) : text;
            var head = head(json.toString());
            var refusal = refusal(head, expected);
            if (refusal.isPresent()) {
                return new Bad(where, refusal.get());
            }
            return new Good(where, resource(json.toString(), head), bytes);
        } catch (CharacterCodingException broken) {
            return new Bad(where, "is not UTF-8");
        } catch (JsonProcessingException broken) {
            return new Bad(where, "is not one JSON object within the limits");
        } catch (DataFormatException broken) {
            return new Bad(where, PlainWords.of(broken.getMessage()));
        }
    }

    private static Head head(String json) throws JsonProcessingException {
        try (var parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Head(Optional.empty(), Optional.empty());
            }
            var head = head(parser);
            if (parser.nextToken() != null) {
                throw new com.fasterxml.jackson.core.JsonParseException(parser, "more than one object");
            }
            return head;
        } catch (JsonProcessingException broken) {
            throw broken;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Head head(JsonParser parser) throws IOException {
        Optional<String> type = Optional.empty();
        Optional<String> id = Optional.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && name.equals("resourceType")) {
                type = Optional.of(parser.getText());
            } else if (value == JsonToken.VALUE_STRING && name.equals("id")) {
                id = Optional.of(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return new Head(type, id);
    }

    private Optional<String> refusal(Head head, Optional<String> expected) {
        if (head.type().isEmpty()
                || !fhir.getResourceTypes().contains(head.type().get())) {
            return Optional.of("is no FHIR R4 resource: resourceType must name one");
        }
        var type = head.type().get();
        if (NOT_TAKEN.contains(type)) {
            return Optional.of(type + " is not taken by an import");
        }
        if (expected.filter(one -> !one.equals(type)).isPresent()) {
            return Optional.of("is a " + type + " in a file of " + expected.get());
        }
        if (head.id().filter(id -> ID.matcher(id).matches()).isEmpty()) {
            return Optional.of("has no id that FHIR allows; an id is needed so that a repeated import changes nothing");
        }
        return Optional.empty();
    }

    /** The version and date of where it comes from are not ours, nor is the request it came with there. */
    private Resource resource(String json, Head head) {
        var resource = (Resource) fhir.newJsonParser().parseResource(json);
        resource.setId(new IdType(head.type().orElseThrow(), head.id().orElseThrow()));
        resource.getMeta().setVersionId(null);
        resource.getMeta().setLastUpdated(null);
        Optional.ofNullable(resource.getMeta().getSource())
                .ifPresent(source -> resource.getMeta().setSource(withoutRequest(source)));
        if (resource.getMeta().isEmpty()) {
            resource.setMeta(null); // else it would be stored, as a change
        }
        return resource;
    }

    private static @Nullable String withoutRequest(String source) {
        var mark = source.indexOf('#');
        var address = mark < 0 ? source : source.substring(0, mark);
        return address.isEmpty() ? null : address;
    }
}
