package org.companion.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.companion.journal.Feedbacks;
import org.companion.journal.OverrideReason;
import org.companion.journal.StatementCount;
import org.companion.knowledge.Evidence;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Statement;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of the cards, statement by statement: for the committee that decides which of them go on speaking. */
@RestController
public final class CommitteeController {
    private static final int USUAL_DAYS = 90;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Feedbacks feedbacks;
    private final KnowledgeBase knowledge;
    private final Clock clock;

    CommitteeController(Feedbacks feedbacks, KnowledgeBase knowledge, Clock clock) {
        this.feedbacks = feedbacks;
        this.knowledge = knowledge;
        this.clock = clock;
    }

    /**
     * @param from the first day
     * @param until the last day
     */
    record Report(
            LocalDate from, LocalDate until, long unknownCards, Map<String, String> reasons, List<Line> statements) {}

    /**
     * @param leftAlone shown, and neither accepted nor overridden as far as was told
     * @param overriddenBy by the code of the reason; without one under the empty text
     */
    record Line(
            String statement,
            String title,
            String source,
            String url,
            String drug,
            String category,
            long shown,
            long accepted,
            long overridden,
            long leftAlone,
            Map<String, Long> overriddenBy) {}

    @GetMapping("/committee/statements.json")
    Report report(
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "until", required = false) @Nullable String until) {
        var last = day("until", until).orElseGet(() -> LocalDate.now(clock));
        var first = day("from", from).orElseGet(() -> last.minusDays(USUAL_DAYS));
        if (last.isBefore(first)) {
            throw new DayRefused("until: must not be before from");
        }
        var summary = feedbacks.summary(start(first), start(last.plusDays(1)));
        return new Report(
                first,
                last,
                summary.unknownCards(),
                reasons(),
                summary.statements().stream().map(this::line).toList());
    }

    @GetMapping("/committee/statements.csv")
    ResponseEntity<byte[]> table(
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "until", required = false) @Nullable String until) {
        var report = report(from, until);
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"statements-%s-%s.csv\"".formatted(report.from(), report.until()))
                .body(CommitteeTable.of(report).getBytes(StandardCharsets.UTF_8));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private static Optional<LocalDate> day(String name, @Nullable String written) {
        try {
            return Optional.ofNullable(written).filter(text -> !text.isBlank()).map(LocalDate::parse);
        } catch (DateTimeParseException noDay) {
            throw new DayRefused(name + ": must be a day such as 2026-11-23");
        }
    }

    private static Map<String, String> reasons() {
        var reasons = new TreeMap<String, String>();
        for (var reason : OverrideReason.values()) {
            reasons.put(reason.code(), reason.display());
        }
        return reasons;
    }

    private Line line(StatementCount count) {
        var because = knowledge.statement(count.statement()).map(Statement::because);
        return new Line(
                count.statement(),
                because.map(Evidence::title).orElse(""),
                because.map(Evidence::source).orElse(""),
                because.map(Evidence::url).orElse(""),
                count.drug(),
                count.category(),
                count.shown(),
                count.accepted(),
                count.overridden(),
                count.shown() - count.accepted() - count.overridden(),
                new TreeMap<>(count.overriddenBy()));
    }

    /** A day that cannot be read; the message names the parameter. */
    static final class DayRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DayRefused(String words) {
            super(words, null, false, false);
        }
    }

    @ExceptionHandler(DayRefused.class)
    ResponseEntity<ErrorPage.Outcome> refused(DayRefused refused) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_JSON)
                .body(ErrorPage.Outcome.of("invalid", String.valueOf(refused.getMessage())));
    }
}
