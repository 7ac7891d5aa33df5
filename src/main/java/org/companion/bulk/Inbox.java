package org.companion.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import org.companion.bulk.Input.Origin;
import org.companion.fhir.ParameterRefused;

/** The one folder an import may read files of. Nothing is fetched, and no link and no way up leads out of it. */
final class Inbox {
    private static final String PARAMETER = "input.url";
    private static final String RULE =
            "must be file: and a name inside the folder of imports (companion.import-folder), such as"
                    + " file:Patient.ndjson; nothing is fetched from elsewhere";

    private final Optional<Path> folder;

    Inbox(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The file of an address, as it is to be read. @throws ParameterRefused for any other address */
    Input input(int number, String url, Optional<String> type) {
        var name = name(url);
        if (folder.isEmpty()) {
            throw new ParameterRefused(
                    PARAMETER,
                    "names a file, and this server has no folder of imports: set companion.import-folder, or send the"
                            + " lines themselves as application/fhir+ndjson");
        }
        try {
            var facts = facts(inside(folder.get(), name));
            return Input.unread(
                    number,
                    Origin.FOLDER,
                    name,
                    type,
                    facts.size(),
                    facts.lastModifiedTime().toMillis());
        } catch (IOException | InvalidPathException unreadable) {
            throw new ParameterRefused(PARAMETER, "must name a file that is there; a link is not followed");
        }
    }

    /** Whether this server has one. */
    boolean isThere() {
        return folder.isPresent();
    }

    /** The bytes of an input that are still to be read, if its file is what it was when the import was asked for. */
    InputStream unchanged(Input input) throws IOException {
        var file = inside(
                folder.orElseThrow(() -> new JobStopped("There is no folder of imports any more")), input.name());
        var facts = facts(file);
        if (facts.size() != input.size() || facts.lastModifiedTime().toMillis() != input.modified()) {
            throw new JobStopped("A file has changed while it was imported: " + input.name());
        }
        var channel = Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        channel.position(input.position());
        return Channels.newInputStream(channel);
    }

    private static String name(String url) {
        try {
            var address = new URI(url);
            if (!"file".equalsIgnoreCase(address.getScheme()) || !address.isOpaque() || address.getFragment() != null) {
                throw new ParameterRefused(PARAMETER, RULE);
            }
            var name = address.getSchemeSpecificPart();
            if (name.indexOf('\\') >= 0 || name.length() > 1000) {
                throw new ParameterRefused(PARAMETER, RULE);
            }
            for (var part : name.split("/", -1)) {
                if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                    throw new ParameterRefused(PARAMETER, RULE);
                }
            }
            return name;
        } catch (URISyntaxException unreadable) {
            throw new ParameterRefused(PARAMETER, RULE);
        }
    }

    /** The real path of a name, where no part of it is a link. */
    private static Path inside(Path folder, String name) throws IOException {
        var root = folder.toRealPath();
        var file = root.resolve(name);
        if (!file.toRealPath().equals(file) || !file.startsWith(root)) {
            throw new IOException("a link");
        }
        return file;
    }

    private static BasicFileAttributes facts(Path file) throws IOException {
        var facts = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!facts.isRegularFile()) {
            throw new IOException("no file");
        }
        return facts;
    }
}
