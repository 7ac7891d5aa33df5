package org.companion.bulk;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.companion.bulk.Job.Kind;
import org.companion.fhir.Settling;

/** Takes a job in: noted in the database before the caller hears of it. */
final class KickOff {
    private static final int MOST = 4;
    private static final int TOO_MANY = 429;
    private static final int SECONDS = 60;

    private final Jobs jobs;
    private final Worker worker;
    private final Settling settling;
    private final Answers answers;
    private final Clock clock;

    KickOff(Jobs jobs, Worker worker, Settling settling, Answers answers, Clock clock) {
        this.jobs = jobs;
        this.worker = worker;
        this.settling = settling;
        this.answers = answers;
        this.clock = clock;
    }

    /** A job that is asked for, under a new id. */
    Job job(Kind kind, String task, ServletRequestDetails request) {
        return Job.asked(UUID.randomUUID().toString(), kind, answers.asked(request), task, clock.instant());
    }

    synchronized void take(
            Job job, List<Input> inputs, Body body, ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        if (jobs.countOpen() >= MOST) {
            response.setIntHeader("Retry-After", SECONDS);
            var words = MOST + " exports and imports are running already; ask again when one is done";
            answers.write(TOO_MANY, Outcome.of("error", "throttled", words), response);
            return;
        }
        jobs.add(job, inputs, body);
        settling.settle();
        worker.wake();
        response.setHeader(
                "Content-Location", answers.base(request) + "/$" + job.kind().operation() + "-status?job=" + job.id());
        answers.write(
                HttpServletResponse.SC_ACCEPTED,
                Outcome.information("The job has been taken in; its status is at Content-Location"),
                response);
    }
}
