package org.companion;

import org.companion.library.BadPack;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words which line of which knowledge file stopped the start. */
final class BadPackAnalyzer extends AbstractFailureAnalyzer<BadPack> {
    @Override
    protected FailureAnalysis analyze(Throwable root, BadPack cause) {
        return new FailureAnalysis(
                "A knowledge pack cannot be used:\n" + cause.getMessage(),
                "Correct the lines named, or take the overlay folder out of companion.packs.",
                cause);
    }
}
