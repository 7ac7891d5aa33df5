package org.companion.cassandra;

import org.companion.genomes.UnfitShelf;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why the start was refused. */
final class UnfitShelfAnalyzer extends AbstractFailureAnalyzer<UnfitShelf> {
    @Override
    protected FailureAnalysis analyze(Throwable root, UnfitShelf cause) {
        return new FailureAnalysis(
                cause.getMessage(), "See docs/cassandra.md for how the cluster has to be set up.", cause);
    }
}
