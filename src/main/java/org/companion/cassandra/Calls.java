package org.companion.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.servererrors.CoordinatorException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.QueryConsistencyException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.companion.genomes.ShelfAway;

/** Calls of the cluster. Each may be made twice without harm, and is made again a few times when nodes were busy or away. */
final class Calls {
    private static final int TRIES = 4;
    private static final long PAUSE_MILLIS = 250;

    private final CqlSession session;

    Calls(CqlSession session) {
        this.session = session;
    }

    CompletionStage<AsyncResultSet> send(Statement<?> statement) {
        return send(statement, 1);
    }

    private CompletionStage<AsyncResultSet> send(Statement<?> statement, int time) {
        return session.executeAsync(statement)
                .<CompletionStage<AsyncResultSet>>handle((answer, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(answer);
                    }
                    if (time == TRIES || !isPassing(bare(failure))) {
                        return CompletableFuture.failedFuture(bare(failure));
                    }
                    var later = CompletableFuture.delayedExecutor(PAUSE_MILLIS << time, TimeUnit.MILLISECONDS);
                    return CompletableFuture.supplyAsync(() -> send(statement, time + 1), later)
                            .thenCompose(Function.identity());
                })
                .thenCompose(Function.identity());
    }

    private static Throwable bare(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof QueryConsistencyException
                || failure instanceof UnavailableException
                || failure instanceof OverloadedException
                || failure instanceof DriverTimeoutException
                || failure instanceof AllNodesFailedException;
    }

    /** All rows of all answers, in the order of the statements. */
    <T> List<T> rows(List<? extends Statement<?>> statements, Function<Row, T> reader) {
        var answers = new ArrayList<CompletableFuture<List<T>>>();
        var rows = new ArrayList<T>();
        for (var statement : statements) {
            if (answers.size() >= InFlight.MOST) {
                rows.addAll(awaited(answers.get(answers.size() - InFlight.MOST)));
            }
            answers.add(send(statement)
                    .thenCompose(answer -> read(answer, reader, new ArrayList<>()))
                    .toCompletableFuture());
        }
        answers.subList(Math.max(0, answers.size() - InFlight.MOST), answers.size())
                .forEach(answer -> rows.addAll(awaited(answer)));
        return rows;
    }

    private static <T> CompletionStage<List<T>> read(AsyncResultSet page, Function<Row, T> reader, List<T> rows) {
        page.currentPage().forEach(row -> rows.add(reader.apply(row)));
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> read(next, reader, rows))
                : CompletableFuture.completedFuture(rows);
    }

    /** @throws ShelfAway when it has failed */
    static <T> T awaited(CompletionStage<T> answer) {
        try {
            return answer.toCompletableFuture().get();
        } catch (ExecutionException failed) {
            throw away(failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ShelfAway("the server is being stopped", stopped);
        }
    }

    /** The driver's words name nodes and statements; ours do without. */
    static RuntimeException away(Throwable failure) {
        var known = bare(failure);
        if (isPassing(known) || known instanceof DriverException || known instanceof CoordinatorException) {
            return new ShelfAway("the Cassandra cluster that genomes lie on does not answer", known);
        }
        return known instanceof RuntimeException bug ? bug : new IllegalStateException(known);
    }
}
