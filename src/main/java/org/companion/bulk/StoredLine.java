package org.companion.bulk;

import ca.uhn.fhir.model.primitive.InstantDt;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One resource as a line of NDJSON, as a read would deliver it. The FHIR store keeps the JSON without id, version and
 * date; they are put in by cutting the text, since a parse could change how a number is written.
 */
final class StoredLine {
    /** What is read of a resource, with {@code r} the resource and {@code v} its current version. */
    static final String COLUMNS = "r.res_id, r.res_type, r.fhir_id, r.res_ver, r.res_updated, v.source_uri,"
            + " v.request_id, v.res_encoding, v.res_text_vc, v.res_text";

    private static final JsonFactory JSON = new JsonFactory();

    private StoredLine() {}

    /** The type of the row's resource. */
    static String type(ResultSet row) throws SQLException {
        return row.getString(2);
    }

    static byte[] of(ResultSet row) throws SQLException, IOException {
        return line(text(row), head(row), meta(row)).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ResultSet row) throws SQLException, IOException {
        var plain = row.getString(9);
        if (plain != null) {
            return plain;
        }
        var bytes = Optional.ofNullable(row.getBytes(10)).orElse(new byte[0]);
        return switch (row.getString(8)) {
            case "JSON" -> new String(bytes, StandardCharsets.UTF_8);
            case "JSONC" -> {
                try (var packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    yield new String(packed.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            default -> throw new IOException("a resource is stored in a way that is not known");
        };
    }

    private static String head(ResultSet row) throws SQLException {
        return "{\"resourceType\":" + quoted(type(row)) + ",\"id\":" + quoted(row.getString(3));
    }

    private static String meta(ResultSet row) throws SQLException {
        var updated = new InstantDt(new Timestamp(row.getTimestamp(5).getTime())).getValueAsString();
        var source = source(row.getString(6), row.getString(7));
        return "\"versionId\":\"" + row.getLong(4) + "\",\"lastUpdated\":" + quoted(updated)
                + source.map(uri -> ",\"source\":" + quoted(uri)).orElse("");
    }

    private static Optional<String> source(@Nullable String uri, @Nullable String request) {
        var text = (uri == null ? "" : uri) + (request == null || request.isEmpty() ? "" : "#" + request);
        return Optional.of(text).filter(one -> !one.isEmpty());
    }

    /** The stored text begins with its type, then its meta where it has one. */
    static String line(String text, String head, String meta) throws IOException {
        try (var parser = JSON.createParser(text)) {
            var isResource = parser.nextToken() == JsonToken.START_OBJECT
                    && "resourceType".equals(parser.nextFieldName())
                    && parser.nextToken() == JsonToken.VALUE_STRING;
            if (!isResource) {
                throw new IOException("a stored resource does not begin with its type");
            }
            parser.getText(); // ends the reading of the value
            var end = (int) parser.currentLocation().getCharOffset();
            var start = head + ",\"meta\":{" + meta;
            if (!"meta".equals(parser.nextFieldName()) || parser.nextToken() != JsonToken.START_OBJECT) {
                return oneLine(start + "}" + text.substring(end));
            }
            var inner = (int) parser.currentLocation().getCharOffset();
            parser.skipChildren();
            var after = (int) parser.currentLocation().getCharOffset();
            var rest = text.substring(inner, after - 1);
            return oneLine(start + (rest.isBlank() ? "" : "," + rest) + "}" + text.substring(after));
        }
    }

    /** Only between members of JSON can there be an end of a line. */
    private static String oneLine(String json) {
        return json.indexOf('\n') < 0 && json.indexOf('\r') < 0
                ? json
                : json.replace('\n', ' ').replace('\r', ' ');
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
