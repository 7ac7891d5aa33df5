package org.companion.store;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.model.HistoryCountModeEnum;
import ca.uhn.fhir.jpa.model.entity.StorageSettings.TagStorageModeEnum;

/** How the FHIR store keeps, indexes and finds resources. */
final class StorageRules {
    private StorageRules() {}

    static JpaStorageSettings settings() {
        var settings = new JpaStorageSettings();
        settings.setResourceClientIdStrategy(JpaStorageSettings.ClientIdStrategyEnum.ANY);
        settings.setReuseCachedSearchResultsForMillis(null); // a search sees the write made just before
        settings.setSuppressStringIndexingInTokens(true); // a third of the cost of a write; loses :text on tokens
        settings.setIndexIdentifierOfType(true);
        settings.setTagStorageMode(
                TagStorageModeEnum.INLINE); // profiles and tags stay in the resource, version by version
        settings.setIndexStorageOptimized(true);
        settings.setHistoryCountMode(HistoryCountModeEnum.COUNT_ACCURATE); // a kept count hides the newest versions
        settings.setAllowMultipleDelete(true);
        settings.setExpungeEnabled(true);
        settings.setSchedulingDisabled(true);
        settings.setWriteToSearchParamIdentityTable(false); // names for people who read the tables
        settings.setMaximumTransactionBundleSize(5000);
        settings.setBundleBatchPoolSize(1); // a batch keeps to its caller's thread
        settings.setMaximumIncludesToLoadPerPage(750);
        return settings;
    }
}
