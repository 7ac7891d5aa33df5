package org.companion.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Documents whose type points at a file of this machine or at another server, or swells when it is read. A reader that
 * follows one shows the secret of the file, or is seen by the server.
 */
public final class Bait implements AutoCloseable {
    private final String secret = "secret-" + UUID.randomUUID();
    private final Path file;
    private final EhrStandIn server = new EhrStandIn();

    /** {@code folder}: where the file with the secret is put. */
    public Bait(Path folder) {
        try {
            file = Files.writeString(folder.resolve("secret.txt"), secret).toAbsolutePath();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /**
     * Each way to hide it, by name.
     *
     * @param root name of the document's element
     * @param document the document; its {@code &x;} is what the type defines
     */
    public Map<String, String> in(String root, String document) {
        var all = new LinkedHashMap<String, String>();
        all.put("a file", typed(root, "[<!ENTITY x SYSTEM \"" + file.toUri() + "\">]", document));
        all.put("a server", typed(root, "[<!ENTITY x SYSTEM \"" + server.base() + "/entity\">]", document));
        all.put("a type elsewhere", typed(root, "SYSTEM \"" + server.base() + "/type\"", document.replace("&x;", "")));
        all.put(
                "a parameter",
                typed(
                        root,
                        "[<!ENTITY % p SYSTEM \"" + server.base() + "/parameter\"> %p;]",
                        document.replace("&x;", "")));
        all.put("a bomb", typed(root, bomb(), document));
        return all;
    }

    private static String typed(String root, String type, String document) {
        return "<?xml version=\"1.0\"?>\n<!DOCTYPE " + root + " " + type + ">\n" + document;
    }

    private static String bomb() {
        var type = new StringBuilder("[<!ENTITY x0 \"ha\">");
        for (var i = 1; i <= 30; i++) {
            type.append("<!ENTITY x%d \"&x%d;&x%d;\">".formatted(i, i - 1, i - 1));
        }
        return type + "<!ENTITY x \"&x30;\">]";
    }

    public static byte[] bytes(String document) {
        return document.getBytes(StandardCharsets.UTF_8);
    }

    /** What no answer may hold. */
    public String secret() {
        return secret;
    }

    /** Who was called; nobody may be. */
    public List<String> called() {
        return server.asked();
    }

    @Override
    public void close() {
        server.close();
    }
}
