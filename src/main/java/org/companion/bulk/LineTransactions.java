package org.companion.bulk;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.companion.bulk.Parsed.Bad;
import org.companion.bulk.Parsed.Good;
import org.companion.bulk.Parsed.Later;
import org.companion.fhir.Incidents;
import org.companion.fhir.PlainWords;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Writes some lines in one transaction, together with how far the input is read: neither is ever there without the
 * other. Where one of them fails, each is written by itself, so that only those are refused that must be.
 */
final class LineTransactions {
    private static final int TRIES = 5;
    private static final int BAD_REQUEST = 400;
    private static final int OUR_FAULT = 500;

    private final Jobs jobs;
    private final LineWriter writer;
    private final Incidents incidents = new Incidents();

    LineTransactions(Jobs jobs, LineWriter writer) {
        this.jobs = jobs;
        this.writer = writer;
    }

    /** A line, and how far the input is read behind it. */
    record Step(Parsed line, Input read) {}

    /**
     * Takes the lines of a chunk.
     *
     * @param read how far the input is read behind all of them
     * @param waiting the file for lines whose targets are not there; empty when none may wait any more
     */
    void take(Job job, Input read, List<Step> lines, Optional<String> waiting) throws IOException {
        try {
            commit(job, read, lines.stream().map(Step::line).toList(), waiting.orElse(""));
        } catch (RuntimeException failed) {
            if (isOfMachine(failed) || lines.isEmpty()) {
                throw failed;
            }
            for (var one : lines) {
                commitAlone(job, one, waiting);
            }
            commit(job, read, List.of(), waiting.orElse(""));
        }
    }

    private void commitAlone(Job job, Step one, Optional<String> waiting) throws IOException {
        try {
            commit(job, one.read(), List.of(one.line()), waiting.orElse(""));
        } catch (RuntimeException failed) {
            if (isOfMachine(failed)) {
                throw failed;
            }
            commit(job, one.read(), List.of(refused(one.line(), failed, waiting)), waiting.orElse(""));
        }
    }

    /** What fails for these reasons says nothing of a line. */
    private static boolean isOfMachine(RuntimeException failed) {
        return failed instanceof JobGone
                || failed instanceof CannotCreateTransactionException
                || failed instanceof TransactionSystemException
                || failed instanceof DataAccessResourceFailureException;
    }

    private Parsed refused(Parsed line, RuntimeException failed, Optional<String> waiting) {
        return line.<Parsed>fold(
                good -> LineWriter.isForMissingTarget(failed) && waiting.isPresent()
                        ? new Later(good.where(), good.bytes())
                        : new Bad(good.where(), reason(failed)),
                bad -> bad,
                later -> later);
    }

    private String reason(RuntimeException failed) {
        return failed instanceof BaseServerResponseException told
                        && told.getStatusCode() >= BAD_REQUEST
                        && told.getStatusCode() < OUR_FAULT
                ? PlainWords.of(told.getMessage())
                : "could not be stored; incident " + incidents.record(failed);
    }

    /** Writes that met another's are tried again. */
    private void commit(Job job, Input read, List<Parsed> lines, String waiting) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                commitOnce(job, read, lines, waiting);
                return;
            } catch (ResourceVersionConflictException | ConcurrencyFailureException met) {
                if (attempt == TRIES) {
                    throw met;
                }
            }
        }
    }

    private void commitOnce(Job job, Input read, List<Parsed> lines, String waiting) throws IOException {
        var goods = only(lines, Optional::of, bad -> Optional.empty(), later -> Optional.<Good>empty());
        var bads = only(lines, good -> Optional.empty(), Optional::of, later -> Optional.<Bad>empty());
        var laters = only(lines, good -> Optional.empty(), bad -> Optional.<Later>empty(), Optional::of);
        try (var output = new Output(jobs.files().written(job.id()))) {
            for (var bad : bads) {
                var outcome = Outcome.error(bad.where() + ": " + bad.reason()).toString();
                output.append(ImportWork.ERRORS, "OperationOutcome", outcome.getBytes(StandardCharsets.UTF_8));
            }
            for (var later : laters) {
                var line = new Waiting(later.where().input(), later.where().line(), later.bytes());
                output.append(waiting, "", line.written());
            }
            var parts = output.parts();
            jobs.together(() -> {
                writer.write(goods);
                goods.forEach(good -> jobs.files().count(job.id(), good.where().input(), 1, 0));
                bads.forEach(bad -> jobs.files().count(job.id(), bad.where().input(), 0, 1));
                jobs.files().append(job.id(), parts);
                jobs.files().read(job.id(), read);
                jobs.reach(job.id(), job.reached(), job.upTo());
            });
        }
    }

    private static <T> List<T> only(
            List<Parsed> lines,
            Function<Good, Optional<T>> good,
            Function<Bad, Optional<T>> bad,
            Function<Later, Optional<T>> later) {
        return lines.stream()
                .flatMap(line -> line.fold(good, bad, later).stream())
                .toList();
    }
}
