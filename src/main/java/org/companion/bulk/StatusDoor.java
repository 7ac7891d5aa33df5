package org.companion.bulk;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.companion.bulk.Job.Kind;
import org.companion.bulk.Job.State;
import org.companion.fhir.Settling;
import org.companion.permission.Asking;

/** Where a caller asks how a job stands, cancels it, and fetches its files. */
final class StatusDoor {
    private static final String OURS = "https://companion.example/fhir/OperationDefinition/";
    private static final int SECONDS = 5;

    private final Jobs jobs;
    private final Settling settling;
    private final Manifest manifest;
    private final Answers answers;
    private final Duration kept;
    private final Asking asking;

    StatusDoor(Jobs jobs, Settling settling, Manifest manifest, Answers answers, Duration kept, Asking asking) {
        this.jobs = jobs;
        this.settling = settling;
        this.manifest = manifest;
        this.answers = answers;
        this.kept = kept;
        this.asking = asking;
    }

    @Operation(
            name = "$export-status",
            canonicalUrl = OURS + "export-status",
            idempotent = true,
            deleteEnabled = true,
            manualRequest = true,
            manualResponse = true)
    public void exportStatus(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        status(Kind.EXPORT, request, response);
    }

    @Operation(
            name = "$import-status",
            canonicalUrl = OURS + "import-status",
            idempotent = true,
            deleteEnabled = true,
            manualRequest = true,
            manualResponse = true)
    public void importStatus(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        status(Kind.IMPORT, request, response);
    }

    @Operation(
            name = "$export-file",
            canonicalUrl = OURS + "export-file",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void exportFile(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        file(Kind.EXPORT, request, response);
    }

    @Operation(
            name = "$import-file",
            canonicalUrl = OURS + "import-file",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void importFile(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        file(Kind.IMPORT, request, response);
    }

    @Operation(
            name = "$newly-actionable-status",
            canonicalUrl = OURS + "newly-actionable-status",
            idempotent = true,
            deleteEnabled = true,
            manualRequest = true,
            manualResponse = true)
    public void actionableStatus(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        status(Kind.ACTIONABLE, request, response);
    }

    @Operation(
            name = "$newly-actionable-file",
            canonicalUrl = OURS + "newly-actionable-file",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void actionableFile(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        file(Kind.ACTIONABLE, request, response);
    }

    private void status(Kind kind, ServletRequestDetails request, HttpServletResponse response) throws IOException {
        var job = job(kind, request);
        if (request.getRequestType() == RequestTypeEnum.DELETE) {
            jobs.remove(job.id());
            settling.settle();
            answers.write(
                    HttpServletResponse.SC_ACCEPTED,
                    Outcome.information("The job is cancelled, its files are removed"),
                    response);
        } else if (job.isOpen()) {
            response.setHeader("X-Progress", manifest.progress(job));
            response.setIntHeader("Retry-After", SECONDS);
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
        } else if (job.state() == State.FAILED) {
            answers.write(
                    HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    Outcome.error(job.failure().orElse("")),
                    response);
        } else {
            job.finished()
                    .map(moment -> moment.plus(kept).atOffset(ZoneOffset.UTC))
                    .ifPresent(end -> response.setHeader("Expires", DateTimeFormatter.RFC_1123_DATE_TIME.format(end)));
            answers.write(HttpServletResponse.SC_OK, manifest.of(job, answers.base(request)), response);
        }
    }

    private Job job(Kind kind, ServletRequestDetails request) {
        return jobs.find(parameter(request, "job"))
                .filter(job -> job.kind() == kind && (kind == Kind.IMPORT || isOfCaller(job)))
                .orElseThrow(() -> new ResourceNotFoundException("There is no such job"));
    }

    /** What was put together for one is not for another, from whom more may be withheld. */
    private boolean isOfCaller(Job job) {
        var asker = Asker.of(job.task());
        return asking.caller().filter(asker::is).isPresent();
    }

    private static String parameter(ServletRequestDetails request, String name) {
        var values = request.getParameters().get(name);
        if (values == null || values.length != 1) {
            throw new InvalidRequestException("parameter " + name + ": must be given once");
        }
        return values[0];
    }

    /** Only what has been recorded is sent, and only of a job that is done. */
    private void file(Kind kind, ServletRequestDetails request, HttpServletResponse response) throws IOException {
        var job = job(kind, request);
        var name = parameter(request, "file");
        var file = jobs.files().written(job.id()).stream()
                .filter(one -> one.name().equals(name) && !one.type().isEmpty() && !job.isOpen())
                .findFirst()
                .orElseThrow(() -> new ResourceNotFoundException("There is no such file"));
        response.setContentType("application/fhir+ndjson");
        response.setContentLengthLong(file.length());
        try (var bytes = jobs.files().bytes(job.id(), file.name(), 0)) {
            bytes.transferTo(response.getOutputStream());
        }
    }
}
