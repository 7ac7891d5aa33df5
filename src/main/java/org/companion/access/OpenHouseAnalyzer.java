package org.companion.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why the start was refused. */
final class OpenHouseAnalyzer extends AbstractFailureAnalyzer<OpenHouse> {
    @Override
    protected FailureAnalysis analyze(Throwable root, OpenHouse cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Either leave server.address at 127.0.0.1, or set companion.access.issuer, companion.access.audience"
                        + " and companion.access.jwks so that every caller must show a token.",
                cause);
    }
}
