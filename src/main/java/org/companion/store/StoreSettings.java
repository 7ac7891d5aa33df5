package org.companion.store;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where and how the data are kept.
 *
 * @param data folder of the database file and of the variant store
 * @param connections most database connections in use at one time
 */
@ConfigurationProperties("companion")
record StoreSettings(
        @DefaultValue("data") Path data, @DefaultValue("16") int connections) {}
