package org.companion.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where and how the data are kept.
 *
 * @param data folder of the database file and of the variant store
 * @param connections most database connections in use at one time
 * @param backups folder that backups of the database file are written into when they are asked for there; none: never
 */
@ConfigurationProperties("companion")
record StoreSettings(
        @DefaultValue("data") Path data,
        @DefaultValue("16") int connections,
        @Nullable Path backups) {}
