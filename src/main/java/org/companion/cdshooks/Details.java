package org.companion.cdshooks;

import java.util.Map;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.companion.cdshooks.Client.Detail;

/** A card's detail in the form a client wants. */
final class Details {
    /** By which Epic is told that a detail is HTML; CDS Hooks itself knows Markdown only. */
    private static final String HTML = "com.epic.cdshooks.card.detail.content-type";

    private final Parser parser = Parser.builder().build();
    private final HtmlRenderer html =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    String drawn(String markdown, Detail form) {
        return switch (form) {
            case MARKDOWN -> markdown;
            case HTML -> html.render(parser.parse(markdown)).strip();
        };
    }

    /** What the card must say of its form. */
    static Map<String, Object> extension(Detail form) {
        return switch (form) {
            case MARKDOWN -> Map.of();
            case HTML -> Map.of(HTML, "text/html");
        };
    }
}
