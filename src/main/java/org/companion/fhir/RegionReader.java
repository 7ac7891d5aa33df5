package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.companion.genome.Contig;
import org.companion.genome.Interval;

/**
 * Reads the regions that a DocumentReference lists: a BED file as its attachment, by RefSeq accession, zero-based, end
 * excluded. A document with a line that cannot be read lists nothing: half a list would make looked-at places out of
 * others.
 */
public final class RegionReader {
    private static final int COLUMNS = 3;

    private RegionReader() {}

    /** The regions by contig; empty where the document holds no BED that can be read. */
    public static Optional<Map<Contig, List<Interval>>> read(Resource document) {
        return Json.each(document.json(), "content")
                .map(content -> content.path("attachment"))
                .filter(RegionReader::isBed)
                .flatMap(attachment -> text(attachment).stream())
                .flatMap(bed -> regions(bed).stream())
                .findFirst();
    }

    private static boolean isBed(JsonNode attachment) {
        var title = Json.text(attachment, "title")
                .or(() -> Json.text(attachment, "url"))
                .orElse("");
        return attachment.has("data") && title.toLowerCase(Locale.ROOT).endsWith(".bed");
    }

    private static Optional<String> text(JsonNode attachment) {
        try {
            var bytes = Base64.getMimeDecoder().decode(attachment.path("data").asText());
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static Optional<Map<Contig, List<Interval>>> regions(String bed) {
        var regions =
                new TreeMap<Contig, List<Interval>>((a, b) -> a.accession().compareTo(b.accession()));
        for (var line : bed.lines().filter(RegionReader::isRegion).toList()) {
            var region = region(line);
            if (region.isEmpty()) {
                return Optional.empty();
            }
            regions.computeIfAbsent(region.get().contig(), contig -> new ArrayList<>())
                    .add(region.get());
        }
        return Optional.of(regions);
    }

    private static boolean isRegion(String line) {
        return !line.isBlank() && Stream.of("#", "track", "browser").noneMatch(line::startsWith);
    }

    private static Optional<Interval> region(String line) {
        var columns = line.strip().split("\\s+");
        try {
            var contig = new Contig(columns[0]);
            return columns.length < COLUMNS || contig.assembly().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Interval(contig, Integer.parseInt(columns[1]), Integer.parseInt(columns[2])));
        } catch (IllegalArgumentException noRegion) {
            return Optional.empty();
        }
    }
}
