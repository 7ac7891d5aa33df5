package org.companion.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder of packs. Files are asked for by name, never listed, so that it may lie inside a jar. */
interface Shelf {
    /** The bytes of a file by its path from the folder, such as {@code cpic/pack.yaml}; empty where there is none. */
    Optional<byte[]> file(String path);

    /** A folder of the class path. */
    static Shelf ofClassPath(String folder) {
        return path -> {
            try (var stream = Shelf.class.getClassLoader().getResourceAsStream(folder + "/" + path)) {
                return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
            } catch (IOException broken) {
                throw new UncheckedIOException("cannot read " + path, broken);
            }
        };
    }

    /** A folder of the disk. */
    static Shelf of(Path folder) {
        return path -> {
            try {
                var file = folder.resolve(path);
                return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
            } catch (IOException broken) {
                throw new UncheckedIOException("cannot read " + path, broken);
            }
        };
    }
}
