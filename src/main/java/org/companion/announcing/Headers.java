package org.companion.announcing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.companion.announcing.Channel.Header;
import org.companion.fhir.Json;

/** The headers that a subscriber wants to be called with; those that say how a message is carried are ours to write. */
final class Headers {
    private static final Pattern WRITTEN =
            Pattern.compile("([A-Za-z][A-Za-z0-9-]{0,63}):[ \t]*([\\x20-\\x7E\t]{0,4096})");
    private static final int MOST = 20;
    private static final Set<String> OURS = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "expect",
            "forwarded",
            "host",
            "http2-settings",
            "keep-alive",
            "origin",
            "referer",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto");

    private Headers() {}

    static List<Header> of(JsonNode channel) {
        var headers = Json.each(channel, "header")
                .map(JsonNode::asText)
                .map(Headers::header)
                .toList();
        if (headers.size() > MOST) {
            throw new Refused("Subscription.channel.header: at most " + MOST + " are sent");
        }
        return headers;
    }

    private static Header header(String written) {
        var found = WRITTEN.matcher(written);
        if (!found.matches()) {
            throw new Refused("Subscription.channel.header: must be written as 'Name: value', in one line of ASCII");
        }
        var name = found.group(1).toLowerCase(Locale.ROOT);
        if (OURS.contains(name) || name.startsWith("proxy-") || name.startsWith("sec-")) {
            throw new Refused("Subscription.channel.header: " + name + " is not for a subscriber to set");
        }
        return new Header(found.group(1), found.group(2));
    }
}
