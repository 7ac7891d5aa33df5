package org.companion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.companion.library.BadPack;
import org.companion.library.LiveLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Takes a site's packs anew when their files have changed and come to rest. Packs with a mistake are refused whole, with
 * file, line and reason in the log, and those before go on.
 */
final class PackWatch implements SmartInitializingSingleton, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(PackWatch.class);
    private static final int SECONDS = 5;

    private final LiveLibrary library;
    private final Runnable changed;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "pack-watch");
        thread.setDaemon(true);
        return thread;
    });
    private String taken = "";
    private String seen = "";
    private volatile Optional<String> refused = Optional.empty();

    /** {@code changed} is called when new packs have been taken. */
    PackWatch(LiveLibrary library, Runnable changed) {
        this.library = library;
        this.changed = changed;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (library.overlay().isEmpty()) {
            return; // what comes with the program does not change
        }
        taken = state();
        seen = taken;
        clock.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** What is to be said where the newest packs were refused. */
    Optional<String> refused() {
        return refused;
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }

    /** Looks once; a change is taken at the second look that finds it the same. */
    void look() {
        try {
            var now = state();
            var atRest = now.equals(seen);
            seen = now;
            if (atRest && !now.equals(taken)) {
                taken = now;
                take();
            }
        } catch (UncheckedIOException gone) {
            LOG.warn("The folder of packs cannot be read; those before stay in use");
        }
    }

    private void take() {
        try {
            library.reload();
            refused = Optional.empty();
            changed.run();
            LOG.info(
                    "New packs are in use: {}",
                    library.packs().stream()
                            .map(pack -> pack.id() + " " + pack.version())
                            .collect(Collectors.joining(", ")));
        } catch (BadPack bad) {
            refused = Optional.of("the site's packs have changed and are refused; those before stay in use");
            LOG.error("The packs have changed and are refused; those before stay in use. {}", bad.getMessage());
        } catch (RuntimeException failed) {
            taken = ""; // looked at again until it is whole
            LOG.warn(
                    "New packs could not be taken and will be tried again: {}",
                    failed.getClass().getName());
        }
    }

    /** Names, sizes and times of all files; enough to see a change. */
    private String state() {
        try (var files = Files.walk(library.overlay().orElseThrow())) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(PackWatch::state)
                    .collect(Collectors.joining("\n"));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String state(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
