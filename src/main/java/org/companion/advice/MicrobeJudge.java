package org.companion.advice;

import java.time.LocalDate;
import java.util.List;
import org.companion.chart.Chart;
import org.companion.chart.Finding.Susceptibility;
import org.companion.knowledge.Criterion.HasSusceptibility;

/** Answers what drugs do to the germs of a patient. */
final class MicrobeJudge {
    private final Chart chart;
    private final LocalDate today;

    MicrobeJudge(Chart chart, LocalDate today) {
        this.chart = chart;
        this.today = today;
    }

    /** Of one day the worst counts: a germ of which one colony resists is not killed. */
    Verdict susceptibility(HasSusceptibility asked) {
        var need = asked.germ() + " susceptibility to " + asked.drug();
        var results = chart.findings(Susceptibility.class)
                .filter(found -> found.drug().equals(asked.drug()))
                .filter(found ->
                        found.germ().filter(germ -> !germ.equals(asked.germ())).isEmpty())
                .toList();
        if (results.isEmpty()) {
            return Stated.notAnswered(need, Stated.unread(chart, subject(asked.drug())::equals));
        }
        var newest = Stated.newest(results, Susceptibility::source);
        if (!newest.stream().allMatch(found -> Stated.isFresh(found.source(), asked.withinDays(), today))) {
            return new Verdict.NotKnown(
                    need,
                    Unknown.Reason.NOT_TESTED,
                    newest.stream().map(MicrobeJudge::grounds).toList());
        }
        return Verdict.any(newest.stream().map(found -> judge(asked, found)).toList());
    }

    /** What a result about the drug that could not be read is about. */
    static String subject(String drug) {
        return drug + " susceptibility";
    }

    private static Verdict judge(HasSusceptibility asked, Susceptibility found) {
        var grounds = List.of(grounds(found));
        if (!asked.answers().contains(found.answer())) {
            return new Verdict.NotMet(grounds);
        }
        return found.germ().isPresent()
                ? Verdict.met(grounds)
                : new Verdict.Met(grounds, List.of(new Proviso.IfGerm(asked.germ())));
    }

    private static Grounds grounds(Susceptibility found) {
        return Stated.of(found.germ().orElse("germ"), found.answer().word() + " to " + found.drug(), found.source());
    }
}
