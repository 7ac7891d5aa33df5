package org.companion.advice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.chart.Chart;
import org.companion.chart.Diagnosis;
import org.companion.knowledge.Disease;
import org.companion.knowledge.Diseases;
import org.companion.knowledge.Diseases.Relation;
import org.companion.knowledge.Statement;

/** What the drug may be for: the order's reasons where it gives any, else the patient's diagnoses. */
final class Diagnoses {
    private final Diseases diseases;
    private final List<Disease> onFile;
    private final List<Disease> reasons;
    /** Most statements about one drug speak of the same few sets of diseases. */
    private final Map<Set<Disease>, Fit> fits = new HashMap<>();

    /** How a statement's diseases stand to what the drug is for. */
    enum Fit {
        /** It is given for one of them, or the statement holds whatever it is given for. */
        FITS,
        /** It may be given for one of them: the diagnosis is wider, or none is known. */
        MAY_FIT,
        /** It is given for something else. */
        DOES_NOT_FIT
    }

    Diagnoses(Order order, Chart chart, Diseases diseases) {
        this.diseases = diseases;
        onFile = chart.diagnoses().stream()
                .map(Diagnosis::condition)
                .flatMap(condition -> diseases.recognise(condition).stream())
                .toList();
        reasons = order.reasons().stream()
                .flatMap(reason -> diseases.recognise(reason).stream())
                .toList();
    }

    /** Whether the disease, or a narrower one, is on file or named on the order. */
    boolean include(Disease disease) {
        return Stream.concat(onFile.stream(), reasons.stream())
                .anyMatch(known -> diseases.relation(known, disease) == Relation.IS);
    }

    /** How the statement's diseases stand to what the drug is for; what the statement excepts is something else. */
    Fit fit(Statement statement) {
        if (statement.diseases().isEmpty()) {
            return Fit.FITS;
        }
        var fit = fits.computeIfAbsent(statement.diseases(), this::judged);
        return fit != Fit.DOES_NOT_FIT && isExcepted(statement) ? Fit.DOES_NOT_FIT : fit;
    }

    /** All of what the drug may be for that the statement is about is excepted from it. */
    private boolean isExcepted(Statement statement) {
        if (statement.except().isEmpty()) {
            return false;
        }
        var about = (reasons.isEmpty() ? onFile : reasons)
                .stream().filter(known -> is(known, statement.diseases())).toList();
        return !about.isEmpty() && about.stream().allMatch(known -> is(known, statement.except()));
    }

    private boolean is(Disease known, Set<Disease> any) {
        return any.stream().anyMatch(one -> diseases.relation(known, one) == Relation.IS);
    }

    private Fit judged(Set<Disease> wanted) {
        var known = reasons.isEmpty() ? onFile : reasons;
        return switch (closest(known, wanted)) {
            case IS -> Fit.FITS;
            case MAY_BE -> Fit.MAY_FIT;
            case IS_NOT -> !reasons.isEmpty() || isOtherCancer(known, wanted) ? Fit.DOES_NOT_FIT : Fit.MAY_FIT;
        };
    }

    /** A cancer on file says what a cancer drug is for; it says nothing of drugs for gout or the heart. */
    private boolean isOtherCancer(List<Disease> known, Set<Disease> wanted) {
        return known.stream().anyMatch(diseases::isCancer) && wanted.stream().allMatch(diseases::isCancer);
    }

    private Relation closest(List<Disease> known, Set<Disease> wanted) {
        var closest = Relation.IS_NOT;
        for (var have : known) {
            for (var want : wanted) {
                var relation = diseases.relation(have, want);
                closest = relation.compareTo(closest) < 0 ? relation : closest;
            }
        }
        return closest;
    }
}
