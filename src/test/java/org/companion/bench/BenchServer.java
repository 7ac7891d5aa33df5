package org.companion.bench;

import org.companion.Application;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Companion with the bare endpoint beside it. */
final class BenchServer {
    private BenchServer() {}

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(Application.class, BareEndpoint.class).run(arguments);
    }
}
