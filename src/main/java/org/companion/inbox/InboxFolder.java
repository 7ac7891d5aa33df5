package org.companion.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.companion.delivery.Entry.State;
import org.companion.delivery.Inlet;
import org.companion.delivery.Payload;
import org.companion.hl7.Batch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Takes files of any format from a folder when they have come to rest, in the order of their names. Beside {@code a.xml}
 * its sender can lay {@code a.xml.told}: lines such as {@code subject=Patient/1}. Both then move to {@code taken} or
 * {@code refused}, with {@code a.xml.answer} beside them. A file that is taken twice after a stop changes nothing.
 */
public final class InboxFolder implements SmartInitializingSingleton, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(InboxFolder.class);
    private static final int SECONDS = 2;
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_TOLD = 16 * 1024;

    private final Path folder;
    private final Inlet inlet;
    private final Map<Path, String> seen = new HashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "inbox-folder");
        thread.setDaemon(true);
        return thread;
    });

    public InboxFolder(Path folder, Inlet inlet) {
        this.folder = folder;
        this.inlet = inlet;
    }

    @Override
    public void afterSingletonsInstantiated() {
        clock.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }

    /** Takes every file that is as it was at the look before. */
    public void look() {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(InboxFolder::isPayload).sorted().toList()) {
                var now = Files.size(file) + " " + Files.getLastModifiedTime(file);
                if (now.equals(seen.put(file, now))) {
                    take(file);
                    seen.remove(file);
                }
            }
        } catch (IOException | RuntimeException failed) {
            LOG.warn(
                    "The inbox folder could not be worked off and will be tried again: {}",
                    failed.getClass().getName());
        }
    }

    private static boolean isPayload(Path file) {
        var name = file.getFileName().toString();
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && !name.startsWith(".")
                && !name.endsWith(".told")
                && !name.endsWith(".part")
                && !name.endsWith(".tmp");
    }

    private void take(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            move(file, "refused", List.of("the file is larger than " + (MOST_BYTES >> 20) + " MiB"));
            return;
        }
        var told = told(file);
        var answers = new ArrayList<String>();
        var taken = true;
        for (var message : Batch.messages(Files.readAllBytes(file))) {
            var receipt = inlet.take(new Payload(message, "folder", told));
            var entry = receipt.entry();
            answers.add(
                    entry.answer().isEmpty()
                            ? entry.id() + " " + entry.state() + " " + entry.detail()
                            : entry.answer());
            taken &= entry.state() != State.REFUSED && entry.state() != State.REJECTED && entry.state() != State.HELD;
        }
        move(file, taken ? "taken" : "refused", answers);
    }

    private static Map<String, String> told(Path file) throws IOException {
        var beside = beside(file);
        var told = new LinkedHashMap<String, String>();
        if (Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS) && Files.size(beside) <= MOST_TOLD) {
            for (var line : Files.readAllLines(beside, StandardCharsets.UTF_8)) {
                var sign = line.indexOf('=');
                if (sign > 0) {
                    told.put(
                            line.substring(0, sign).strip(),
                            line.substring(sign + 1).strip());
                }
            }
        }
        return told;
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".told");
    }

    private void move(Path file, String where, List<String> answers) throws IOException {
        var target = Files.createDirectories(folder.resolve(where));
        Files.writeString(target.resolve(file.getFileName() + ".answer"), String.join("\n", answers));
        if (Files.exists(beside(file))) {
            Files.move(beside(file), target.resolve(beside(file).getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
}
