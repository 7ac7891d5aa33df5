package org.companion.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why the start was refused. */
final class UnfitDatabaseAnalyzer extends AbstractFailureAnalyzer<UnfitDatabase> {
    @Override
    protected FailureAnalysis analyze(Throwable root, UnfitDatabase cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "See docs/operating.md, \"Upgrade\": start the release that wrote the database, or restore the backup"
                        + " from before the upgrade.",
                cause);
    }
}
