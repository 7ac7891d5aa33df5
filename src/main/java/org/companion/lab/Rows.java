package org.companion.lab;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.companion.chart.Coded;
import org.companion.chart.Words;
import org.companion.delivery.Refusal;
import org.companion.delivery.Result;
import org.companion.delivery.Standing;
import org.companion.intake.Reported.Amount;
import org.companion.intake.Reported.Answer;

/** The rows of a report as they are read: results, and by name what could not be. */
final class Rows {
    /** No report of a panel is longer; sequenced genomes come as VCF. */
    private static final int MOST = 20_000;

    private static final int LONGEST = 120;

    private final Standing standing;
    private final List<Result> results = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private int count;

    Rows(Standing standing) {
        this.standing = standing;
    }

    /** Text of the file as it may stand in a message: one line, not too long. */
    static String clipped(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /** How a row is named where it is said that it was not read: {@code short variant 3 (gene X)}. */
    static String row(String kind, int index, String gene) {
        return kind + " " + (index + 1) + (gene.isBlank() ? "" : " (gene " + clipped(gene) + ")");
    }

    /** Counts a row; false once there are more than can be. */
    boolean next() {
        count++;
        return count <= MOST;
    }

    Standing standing() {
        return standing;
    }

    /** Keeps a result; gives its place among the results. */
    int add(Result result) {
        results.add(result);
        return results.size() - 1;
    }

    void add(Change change, Answer answer) {
        add(change.result(answer, standing));
    }

    void unread(String row, String why) {
        unread.add(clipped(row) + ": " + clipped(why));
    }

    /** Microsatellite instability in the laboratory's own word; one that says that it is not known is no result. */
    void instability(String status) {
        if (isUnknown(status)) {
            unread("microsatellite instability", status.isBlank() ? "no status" : status);
        } else {
            other(Codes.MSI, new Answer(Coded.words(clipped(status)), Optional.empty(), Optional.empty()), "");
        }
    }

    /** Mutations per megabase; {@code unit} as written, or empty where the format has no other. */
    void burden(String score, String unit, String status) {
        var amount = Numbers.amount(score);
        var per = amount.map(Amount::unit).filter(own -> !own.isEmpty()).orElse(unit);
        if (amount.isPresent() && isPerMegabase(per)) {
            var number = new Amount(amount.get().comparator(), amount.get().value(), Codes.PER_MEGABASE);
            other(Codes.TMB, new Answer(Coded.words(""), Optional.of(number), Optional.empty()), status);
        } else if (score.isBlank() && !isUnknown(status)) {
            other(Codes.TMB, new Answer(Coded.words(clipped(status)), Optional.empty(), Optional.empty()), "");
        } else {
            var said = (score + " " + per + " " + status).strip();
            unread("tumor mutational burden", said.isEmpty() ? "no number" : said);
        }
    }

    private static boolean isPerMegabase(String unit) {
        var folded = Words.fold(unit);
        return folded.isEmpty() || folded.contains("megabase") || folded.endsWith("mb");
    }

    /** Whether a word only says that something is not known. */
    static boolean isUnknown(String words) {
        var folded = Words.fold(words);
        return folded.isEmpty()
                || List.of("unknown", "n a", "na", "no result", "not available", "not reported", "not tested", "none")
                        .contains(folded)
                || folded.contains("determined")
                || folded.contains("not evaluable");
    }

    private void other(Coded question, Answer answer, String status) {
        add(new Result(
                Result.Kind.OTHER,
                question,
                answer,
                List.of(),
                standing,
                List.of(),
                Result.Remarks.note(status.isBlank() ? "" : "the laboratory calls it " + clipped(status))));
    }

    List<Result> results() {
        return results;
    }

    List<String> unread() {
        return unread;
    }

    /** Why the payload is refused as a whole: it has too many rows. */
    Optional<Refusal> refusal() {
        return count <= MOST
                ? Optional.empty()
                : Optional.of(Refusal.never(
                        Refusal.Reason.DATA_TYPE, "", "more than %,d rows; such a file is no report".formatted(MOST)));
    }

    /** A share that the file gives and that is none: said, for the row is kept without it. */
    Optional<BigDecimal> share(String row, String written, Optional<BigDecimal> share) {
        if (share.isEmpty() && !written.isBlank()) {
            unread(row, "allele fraction " + written + " is none");
        }
        return share;
    }
}
