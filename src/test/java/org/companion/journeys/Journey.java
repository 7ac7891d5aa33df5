package org.companion.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One story on disk: what the EHR sends, what the clinician demands, and the whole reply as it was recorded. */
record Journey(Path folder) {
    private static final Path HOME = Path.of("src", "test", "resources", "journeys");
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

    String request() {
        return read("request.json");
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
            Files.writeString(folder.resolve("expected.json"), golden(reply) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reply as a golden file holds it: the body alone, unless the status is worth telling. */
    static String golden(Reply reply) {
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
