package org.companion.library;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.companion.knowledge.Pack;

/** A pack as it lies on its shelf: what pack.yaml says, and the bytes of its files in the order it lists them. */
record PackFolder(Pack pack, Map<String, byte[]> statements, Map<String, byte[]> trials, Map<String, byte[]> tables) {
    static final Pattern ADDRESS = Pattern.compile("https://\\S+");
    static final Pattern ID = Pattern.compile("[a-z][a-z-]*");

    private static final String PACK = "pack.yaml";
    private static final Set<String> KEYS = Set.of(
            "id",
            "title",
            "version",
            "source",
            "licence",
            "notice",
            "statements",
            "trials",
            "tables",
            "changes",
            "recalled");
    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");
    private static final Pattern THREE_LETTERS = Pattern.compile(".{3,}");

    /** Reads the pack's folder; {@code listed} is where the index names it. */
    static Optional<PackFolder> read(Shelf shelf, String id, Written listed, Problems problems) {
        var path = id + "/" + PACK;
        var bytes = shelf.file(path);
        if (bytes.isEmpty()) {
            return listed.wrong("pack '%s' is not there".formatted(id), path);
        }
        return YamlText.read(path, bytes.get(), problems)
                .flatMap(root -> new Reading(shelf, id, root, digest()).read(bytes.get()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every Java has SHA-256", broken);
        }
    }

    /** The reading of one pack. */
    private record Reading(Shelf shelf, String id, Written root, MessageDigest digest) {
        Optional<PackFolder> read(byte[] packYaml) {
            digest.update(packYaml);
            var fields = root.fields(KEYS);
            fields.required("id")
                    .flatMap(Written::text)
                    .filter(text -> !text.equals(id))
                    .ifPresent(text -> root.wrong("the id is '%s'".formatted(text), "the folder's name, " + id));
            var title = words(fields, "title");
            var version = words(fields, "version");
            var source = fields.required("source").flatMap(Reading::source);
            var licence = words(fields, "licence");
            fields.get("notice").ifPresent(Written::text);
            var quiet = fields.get("recalled").flatMap(word -> word.oneOf(Map.of("info", true)));
            fields.required("changes").ifPresent(list -> list.each(Written::text));
            if (Set.of("statements", "trials", "tables").stream().noneMatch(fields.entries()::containsKey)) {
                root.wrong("lists no files", "statements: [a.yaml], trials: [a.yaml] or tables: [a.csv]");
            }
            var statements = files(fields, "statements", ".yaml");
            var trials = files(fields, "trials", ".yaml");
            var tables = files(fields, "tables", ".csv");
            if (title.isEmpty() || version.isEmpty() || source.isEmpty() || licence.isEmpty()) {
                return Optional.empty();
            }
            var hash = HexFormat.of().formatHex(digest.digest());
            var pack = new Pack(id, title.get(), version.get(), source.get(), licence.get(), hash, quiet.orElse(false));
            return Optional.of(new PackFolder(pack, statements, trials, tables));
        }

        private static Optional<String> words(Written.Fields fields, String key) {
            return fields.required(key).flatMap(text -> text.text(THREE_LETTERS, "three letters or more"));
        }

        private static Optional<String> source(Written written) {
            var fields = written.fields(Set.of("name", "url", "date"));
            var name = fields.required("name").flatMap(Written::text);
            fields.required("url").ifPresent(text -> text.text(ADDRESS, "an address with https://"));
            fields.required("date").ifPresent(text -> text.text(DATE, "a date such as \"2026-08-13\""));
            return name;
        }

        private Map<String, byte[]> files(Written.Fields fields, String key, String ending) {
            var files = new LinkedHashMap<String, byte[]>();
            fields.get(key).map(Written::items).orElse(List.of()).forEach(name -> file(name, ending, files));
            return files;
        }

        /** A file lies in the pack's own folder and nowhere else. */
        private void file(Written written, String ending, Map<String, byte[]> files) {
            var form = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*" + Pattern.quote(ending));
            var name = written.text(form, "the name of a file of this folder that ends in " + ending);
            if (name.isEmpty()) {
                return;
            }
            var bytes = shelf.file(id + "/" + name.get());
            if (bytes.isEmpty()) {
                written.wrong("file '%s' is not there".formatted(name.get()), "a file of the folder " + id);
            } else if (files.put(name.get(), bytes.get()) != null) {
                written.wrong("file '%s' stands twice".formatted(name.get()), "once");
            } else {
                digest.update(name.get().getBytes(StandardCharsets.UTF_8));
                digest.update(bytes.get());
            }
        }
    }
}
