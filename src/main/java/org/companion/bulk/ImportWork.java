package org.companion.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.companion.bulk.Input.Origin;
import org.companion.bulk.InputLines.Line;
import org.companion.bulk.Job.State;
import org.companion.bulk.Parsed.Bad;
import org.companion.bulk.Parsed.Where;

/**
 * Imports: the inputs one after the other, some lines at a time. Lines that refer to what is not there wait in a file of
 * their own, which is read when the inputs are; again, as long as that brings some of them in; then once more, and what
 * cannot be written then is refused.
 */
final class ImportWork implements Work {
    static final String ERRORS = "errors.ndjson";
    /** The number of the pass in which no line waits any more. */
    private static final long LAST = 1_000;

    private static final int MOST_PASSES = 20;

    private final Jobs jobs;
    private final Inbox inbox;
    private final LineReader reader;
    private final LineTransactions writing;

    ImportWork(Jobs jobs, Inbox inbox, LineReader reader, LineTransactions writing) {
        this.jobs = jobs;
        this.inbox = inbox;
        this.reader = reader;
        this.writing = writing;
    }

    @Override
    public boolean step(Job job) throws IOException {
        if (job.state() == State.WAITING) {
            jobs.reach(job.id(), 0, 0);
            return false;
        }
        var inputs = jobs.files().inputs(job.id());
        var next = inputs.stream().filter(input -> !input.isRead()).findFirst();
        if (next.isEmpty()) {
            return !isAnotherPass(job, inputs.size());
        }
        var chunk = chunk(job, next.get());
        var names = inputs.stream().collect(Collectors.toMap(Input::number, Input::name));
        var lines = chunk.lines().stream()
                .map(line -> new LineTransactions.Step(parsed(next.get(), line, names), readTo(next.get(), line)))
                .toList();
        writing.take(job, chunk.read(), lines, job.reached() == LAST ? Optional.empty() : Optional.of(waiting(job)));
        return false;
    }

    private static Input readTo(Input input, Line line) {
        return input.readTo(line.end(), line.number());
    }

    private InputLines.Chunk chunk(Job job, Input input) throws IOException {
        try (var bytes = bytes(job, input)) {
            return InputLines.next(bytes, input);
        }
    }

    private InputStream bytes(Job job, Input input) throws IOException {
        return input.origin() == Origin.FOLDER
                ? inbox.unchanged(input)
                : jobs.files().bytes(job.id(), input.name(), input.position());
    }

    /** What lies in a folder of imports is read where there is one. */
    @Override
    public boolean isForThisServer(Job job) {
        return inbox.isThere()
                || jobs.files().inputs(job.id()).stream().noneMatch(input -> input.origin() == Origin.FOLDER);
    }

    private Parsed parsed(Input input, Line line, Map<Integer, String> names) {
        var here = new Where(input.number(), input.name(), line.number());
        if (line.bytes().isEmpty()) {
            return new Bad(here, "is longer than " + InputLines.LONGEST / (1024 * 1024) + " MiB");
        }
        var bytes = line.bytes().get();
        if (input.origin() != Origin.LATER) {
            return reader.read(here, bytes, input.type());
        }
        var waited = Waiting.of(bytes);
        var where = new Where(waited.input(), names.getOrDefault(waited.input(), ""), waited.line());
        return reader.read(where, waited.bytes(), Optional.empty());
    }

    /** Whether lines wait, which are then the next input. */
    private boolean isAnotherPass(Job job, int inputs) {
        var waiting = jobs.files().written(job.id()).stream()
                .filter(file -> file.name().equals(waiting(job)))
                .findFirst();
        if (waiting.isEmpty()) {
            return false;
        }
        var lines = waiting.get().lines();
        var stuck = job.reached() > 0 && lines >= job.upTo();
        var pass = stuck || job.reached() >= MOST_PASSES ? LAST : job.reached() + 1;
        var input = Input.unread(
                inputs,
                Origin.LATER,
                waiting.get().name(),
                Optional.empty(),
                waiting.get().length(),
                0);
        jobs.together(() -> {
            jobs.files().add(job.id(), input);
            jobs.reach(job.id(), pass, lines);
        });
        return true;
    }

    /** The file of those that wait, in the pass that the job is in. */
    private static String waiting(Job job) {
        return "later." + job.reached() + ".ndjson";
    }
}
