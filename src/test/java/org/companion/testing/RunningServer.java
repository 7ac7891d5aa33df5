package org.companion.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.companion.Application;
import org.companion.inbox.MllpServer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/**
 * One real Companion for all tests of a run: real HTTP on loopback, demo patients loaded, real H2 on disk. With
 * {@code -Dcompanion.test.database=postgresql} the same on a real PostgreSQL.
 */
public final class RunningServer {
    private static final Path FOLDER = folder();
    private static final ServletWebServerApplicationContext SERVER = start();

    private RunningServer() {}

    /** Where it answers, such as {@code http://127.0.0.1:40123}. */
    public static String address() {
        return "http://127.0.0.1:" + SERVER.getWebServer().getPort();
    }

    /** Where it takes HL7 v2 by MLLP. */
    public static int mllp() {
        return bean(MllpServer.class).port();
    }

    /** The folder whose files it may import. */
    public static Path importFolder() {
        return FOLDER.resolve("to-import");
    }

    /** A bean of the running server. */
    public static <T> T bean(Class<T> type) {
        return SERVER.getBean(type);
    }

    private static ServletWebServerApplicationContext start() {
        var settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--companion.data=" + FOLDER,
                "--companion.import-folder=" + importFolder(),
                "--companion.demo=true",
                "--companion.mllp.enabled=true",
                "--companion.mllp.port=0",
                "--companion.inbox.report-servers=" + ReportServer.base(),
                "--companion.subscriptions.endpoints=" + Receiver.base()));
        if (isOnPostgres()) {
            if (!Postgres.isThere()) {
                throw new IllegalStateException("the tests are to run on PostgreSQL, and there is none");
            }
            settings.add("--spring.datasource.url=" + Postgres.newDatabase());
        }
        return (ServletWebServerApplicationContext)
                new SpringApplicationBuilder(Application.class).run(settings.toArray(String[]::new));
    }

    private static boolean isOnPostgres() {
        var asked = System.getProperty("companion.test.database", "h2");
        return switch (asked) {
            case "h2" -> false;
            case "postgresql" -> true;
            default -> throw new IllegalArgumentException("companion.test.database is h2 or postgresql, not " + asked);
        };
    }

    private static Path folder() {
        try {
            var root = Files.createDirectories(Path.of("target", "test-data"));
            var folder = Files.createTempDirectory(root, "server");
            Files.createDirectory(folder.resolve("to-import"));
            return folder;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
