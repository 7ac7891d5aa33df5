package org.companion.cdshooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import org.companion.fhir.Json;

/** Reads the body of a call within limits. */
final class HookBody {
    static final int LONGEST = 2 * 1024 * 1024;
    static final int DEEPEST = 100;
    private static final JsonMapper MAPPER = Json.limited(DEEPEST);

    private HookBody() {}

    /** The whole body; refused where it is empty or too long. */
    static byte[] bytes(InputStream stream) throws IOException {
        var body = stream.readNBytes(LONGEST + 1);
        if (body.length == 0) {
            throw HookRefused.malformed("the body is empty; a JSON object is required");
        }
        if (body.length > LONGEST) {
            throw HookRefused.tooLong("the body is longer than " + LONGEST / (1024 * 1024)
                    + " MiB; leave long prefetch out and give fhirServer with an access token instead");
        }
        return body;
    }

    /** The body as JSON; refused with the place where it cannot be read. */
    static JsonNode tree(byte[] body) {
        try (var parser = MAPPER.createParser(body)) {
            if (Json.holdsNull(body)) {
                throw HookRefused.malformed("the body holds a null character");
            }
            JsonNode tree = MAPPER.readTree(parser);
            if (tree == null) {
                throw HookRefused.malformed("the body is empty; a JSON object is required");
            }
            if (parser.nextToken() != null) {
                throw HookRefused.malformed("the body goes on after its JSON object");
            }
            return tree;
        } catch (StreamConstraintsException tooMuch) {
            throw HookRefused.malformed(
                    "the body nests deeper than " + DEEPEST + " levels, or holds an endless text or number");
        } catch (JsonProcessingException broken) {
            throw HookRefused.malformed("the body is no JSON: " + place(broken));
        } catch (NumberFormatException endless) {
            throw HookRefused.malformed("the body holds a number with an exponent that no number has");
        } catch (IOException broken) {
            throw HookRefused.malformed("the body is no JSON in UTF-8");
        }
    }

    private static String place(JsonProcessingException broken) {
        var at = broken.getLocation();
        return at == null ? "unreadable" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
