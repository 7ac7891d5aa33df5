package org.companion.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/** One story on disk: what the EHR sends, what the clinician demands, and the whole reply as it was recorded. */
record Journey(Path folder) {
    private static final Path HOME = Path.of("src", "test", "resources", "journeys");
    private static final Pattern DAYS_AGO = Pattern.compile("DAYS-AGO-(\\d+)");
    static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Journey> all() {
        try (var folders = Files.list(HOME)) {
            return folders.filter(Files::isDirectory).sorted().map(Journey::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    /** Where an IDE jumps to: the story in words. */
    Path story() {
        return folder.resolve("story.md");
    }

    /** The request with its days; {@code DAYS-AGO-12} is the day twelve days before today. */
    String request() {
        return DAYS_AGO.matcher(read("request.json")).replaceAll(found -> day(found.group(1)));
    }

    private static String day(String ago) {
        return LocalDate.now(ZoneId.systemDefault())
                .minusDays(Long.parseLong(ago))
                .toString();
    }

    /** The hook that fires, as the request names it. */
    String hook() {
        return tree("request.json").get("hook").asText();
    }

    Demands demands() {
        return Demands.of(read("must.json"));
    }

    boolean isRecorded() {
        return Files.exists(folder.resolve("expected.json"));
    }

    String expected() {
        return pretty(tree("expected.json"));
    }

    void record(Reply reply) {
        try {
            Files.writeString(folder.resolve("expected.json"), told(reply) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reply as its golden file holds it: the days of the request are counted back from today. */
    String told(Reply reply) {
        var golden = golden(reply);
        for (var ago : DAYS_AGO.matcher(read("request.json"))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList()) {
            golden = golden.replace(day(ago), "days-ago-" + ago);
        }
        return golden;
    }

    /** The reply as a golden file holds it: the body alone, unless the status is worth telling. */
    private static String golden(Reply reply) {
        if (reply.status() == 200) {
            return reply.steady(pretty(reply.body()));
        }
        ObjectNode told = JSON.createObjectNode();
        told.put("status", reply.status());
        told.set("body", reply.body());
        return reply.steady(pretty(told));
    }

    private static String pretty(JsonNode json) {
        return json.toPrettyString();
    }

    private JsonNode tree(String file) {
        return Reply.parse(read(file));
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
