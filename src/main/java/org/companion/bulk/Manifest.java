package org.companion.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.companion.bulk.Input.Origin;
import org.companion.bulk.Job.Kind;

/** What is told of a job: how far it is, and where its files are when it is done. */
final class Manifest {
    private static final int WHOLE = 100;
    /** A header is no place for long lists. */
    private static final int LONGEST_PROGRESS = 900;

    private final Jobs jobs;
    private final boolean requiresToken;

    Manifest(Jobs jobs, boolean requiresToken) {
        this.jobs = jobs;
        this.requiresToken = requiresToken;
    }

    /** Such as {@code 40%: Observation 1200, Patient 100}. */
    String progress(Job job) {
        var words = job.kind() == Kind.IMPORT ? imported(job) : exported(job);
        return words.substring(0, Math.min(words.length(), LONGEST_PROGRESS));
    }

    private String exported(Job job) {
        Map<String, Long> counts = new TreeMap<>();
        jobs.files().written(job.id()).forEach(file -> counts.merge(file.type(), file.lines(), Long::sum));
        return percent(job.reached(), job.upTo()) + "%"
                + counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", ", counts.isEmpty() ? "" : ": ", ""));
    }

    private String imported(Job job) {
        var inputs = jobs.files().inputs(job.id());
        var read = inputs.stream().mapToLong(Input::position).sum();
        var size = inputs.stream().mapToLong(Input::size).sum();
        var written = inputs.stream().mapToLong(Input::written).sum();
        var refused = inputs.stream().mapToLong(Input::refused).sum();
        return percent(read, size) + "%: " + written + " lines written, " + refused + " refused";
    }

    private static long percent(long part, long all) {
        return all == 0 ? 0 : part * WHOLE / all;
    }

    /** What a finished job has written. */
    ObjectNode of(Job job, String base) {
        var manifest = JsonNodeFactory.instance
                .objectNode()
                .put("transactionTime", job.asOf().toString())
                .put("request", job.request())
                .put("requiresAccessToken", requiresToken);
        var output = manifest.putArray("output");
        var error = manifest.putArray("error");
        manifest.putArray("deleted");
        for (var file : jobs.files().written(job.id())) {
            if (!file.type().isEmpty()) {
                (job.kind() == Kind.IMPORT ? error : output)
                        .addObject()
                        .put("type", file.type())
                        .put("url", address(job, file, base))
                        .put("count", file.lines());
            }
        }
        jobs.files().inputs(job.id()).stream()
                .filter(input -> input.origin() != Origin.LATER)
                .forEach(input -> {
                    var one = output.addObject();
                    input.type().ifPresent(type -> one.put("type", type));
                    one.put("inputUrl", (input.origin() == Origin.FOLDER ? "file:" : "") + input.name())
                            .put("count", input.written())
                            .put("refused", input.refused());
                });
        return manifest;
    }

    private static String address(Job job, Written file, String base) {
        return base + "/$" + job.kind().operation() + "-file?job=" + job.id() + "&file=" + file.name();
    }
}
