package org.companion.bulk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How exports and imports are kept, and where imports may read.
 *
 * @param bulkKeep how long a finished job and its files are kept
 * @param importFolder the only folder that imports may name files of
 * @param publicUrl address by which clients call this server
 */
@ConfigurationProperties("companion")
record BulkSettings(
        @DefaultValue("7d") Duration bulkKeep,
        @Nullable Path importFolder,
        @Nullable String publicUrl) {

    Optional<Path> inbox() {
        return Optional.ofNullable(importFolder);
    }

    /** Without a slash at the end. */
    Optional<String> address() {
        return Optional.ofNullable(publicUrl)
                .map(url -> url.replaceAll("/+$", ""))
                .filter(url -> !url.isBlank());
    }
}
