package org.companion.advice;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.calling.Definitions;
import org.companion.chart.Chart;
import org.companion.chart.Coded;
import org.companion.knowledge.Disease;
import org.companion.knowledge.Diseases.Relation;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Trial;
import org.companion.knowledge.Units;
import org.companion.tumour.Alteration;

/** Which trials take a patient by what the tumour carries, wherever it sits; and by what a trial's patients are found. */
public final class Trials {
    /** The order of matches: those that take patients first, then those with least to clear. */
    private static final Comparator<TrialMatch> BY_USE = Comparator.comparing(TrialMatch::status)
            .thenComparing(match -> match.open().size())
            .thenComparing(match -> match.trial().id());

    private final KnowledgeBase knowledge;
    private final Units units;
    private final Definitions definitions;

    public Trials(KnowledgeBase knowledge, Units units, Definitions definitions) {
        this.knowledge = knowledge;
        this.units = units;
        this.definitions = definitions;
    }

    /** All trials of the packs that fit the patient on that day. */
    public List<TrialMatch> of(Chart chart, LocalDate today) {
        return of(knowledge.trials(), chart, today);
    }

    /** Those of the trials that fit the patient on that day. */
    public List<TrialMatch> of(List<Trial> trials, Chart chart, LocalDate today) {
        var patient = new Candidate(chart, today);
        return trials.stream()
                .flatMap(trial -> patient.match(trial).stream())
                .sorted(BY_USE)
                .toList();
    }

    /** The trials with this id, or of this number at the registry: the trial with its arms. */
    public List<Trial> named(String idOrRegistry) {
        return knowledge.trials().stream()
                .filter(trial -> trial.id().equals(idOrRegistry)
                        || trial.registry().equals(idOrRegistry)
                        || trial.partOf().equals(Optional.of(idOrRegistry))
                        || trial.partOf().equals(Optional.of(packOf(trial) + ":" + idOrRegistry)))
                .toList();
    }

    private static String packOf(Trial trial) {
        return trial.id().substring(0, trial.id().indexOf(':'));
    }

    /** Of which alterations every patient of the trial has at least one; empty where it has no such criterion. */
    public static Optional<Set<Alteration>> signature(Trial trial) {
        return trial.when().flatMap(Signature::of);
    }

    /** One patient on one day. */
    private final class Candidate {
        private final Chart chart;
        private final LocalDate today;
        private final Visit visit;
        private final List<Disease> cancers;

        Candidate(Chart chart, LocalDate today) {
            this.chart = chart;
            this.today = today;
            var nothing =
                    new Order(Optional.empty(), Coded.words(""), Set.of(), List.of(), Optional.empty(), false, today);
            visit = new Visit(nothing, chart, knowledge, units, definitions);
            cancers = chart.diagnoses().stream()
                    .flatMap(diagnosis -> knowledge.diseases().recognise(diagnosis.condition()).stream())
                    .filter(knowledge.diseases()::isCancer)
                    .toList();
        }

        Optional<TrialMatch> match(Trial trial) {
            var open = new ArrayList<String>();
            if (trial.when().isEmpty() || !ageFits(trial, open)) {
                return Optional.empty();
            }
            if (!(visit.judge.of(trial.when().get()) instanceof Verdict.Met met)) {
                return Optional.empty();
            }
            met.provisos().forEach(proviso -> open.add(proviso.words()));
            return siteFits(trial, open)
                    ? Optional.of(new TrialMatch(trial, trial.on(today), met.grounds(), open))
                    : Optional.empty();
        }

        private boolean ageFits(Trial trial, List<String> open) {
            if (trial.fromAge().isEmpty() && trial.belowAge().isEmpty()) {
                return true;
            }
            var born = chart.person().flatMap(person -> person.born());
            if (born.isEmpty()) {
                open.add("if the age fits; no birth date is on file");
                return true;
            }
            var years = Period.between(born.get(), today).getYears();
            return trial.fromAge().filter(from -> years < from).isEmpty()
                    && trial.belowAge().filter(below -> years >= below).isEmpty();
        }

        /** One of the patient's cancers is of the trial's, or wider than one of them; none on file is said. */
        private boolean siteFits(Trial trial, List<String> open) {
            if (cancers.isEmpty()) {
                open.add("if the patient has one of: " + names(trial.tumours()) + "; no cancer is on file");
                return true;
            }
            var firm = cancers.stream().anyMatch(cancer -> stands(cancer, trial) == Relation.IS);
            if (firm) {
                return true;
            }
            var maybe = cancers.stream().anyMatch(cancer -> stands(cancer, trial) == Relation.MAY_BE);
            if (maybe) {
                open.add("if the tumour is of the kinds that the trial takes; the diagnosis on file is wider");
            }
            return maybe;
        }

        private Relation stands(Disease cancer, Trial trial) {
            var excluded = closest(cancer, trial.except());
            if (excluded == Relation.IS) {
                return Relation.IS_NOT;
            }
            var within = trial.tumours().isEmpty() ? Relation.IS : closest(cancer, trial.tumours());
            return within == Relation.IS && excluded == Relation.MAY_BE ? Relation.MAY_BE : within;
        }

        private Relation closest(Disease cancer, Set<Disease> diseases) {
            return diseases.stream()
                    .map(disease -> knowledge.diseases().relation(cancer, disease))
                    .min(Comparator.naturalOrder())
                    .orElse(Relation.IS_NOT);
        }
    }

    private static String names(Set<Disease> diseases) {
        return diseases.stream().map(Disease::name).sorted().collect(Collectors.joining(", "));
    }
}
