package org.companion.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.companion.chart.Chart;
import org.companion.chart.PatientId;
import org.companion.knowledge.Disease;
import org.companion.knowledge.KnowledgeBase;
import org.companion.tumour.Course;

/** Patients whose cancers are genetically alike, seen together: by the site of the tumour, with how they answered to treatment. */
public final class Cohort {
    /** The answers by the words of the markers pack, the best first; a patient counts once, by the best that was recorded. */
    public static final List<String> ANSWERS = List.of("complete", "partial", "stable", "progression");

    /** What stands for a patient of whom no answer is recorded. */
    public static final String NOT_RECORDED = "not-recorded";

    private static final String NO_SITE = "no cancer on file";

    private final KnowledgeBase knowledge;

    public Cohort(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * The patients of one site.
     *
     * @param answers how many answered how
     */
    public record Site(String name, List<PatientId> patients, Map<String, Integer> answers) {
        public Site {
            patients = List.copyOf(patients);
        }
    }

    /** The sites, the one with most patients first. */
    public List<Site> bySite(Map<PatientId, Chart> charts) {
        var patients = new LinkedHashMap<String, List<PatientId>>();
        var answers = new LinkedHashMap<String, Map<String, Integer>>();
        charts.forEach((patient, chart) -> {
            var site = site(chart);
            patients.computeIfAbsent(site, name -> new ArrayList<>()).add(patient);
            answers.computeIfAbsent(site, name -> new LinkedHashMap<>()).merge(answer(chart), 1, Integer::sum);
        });
        return patients.entrySet().stream()
                .map(entry ->
                        new Site(entry.getKey(), entry.getValue(), answers.getOrDefault(entry.getKey(), Map.of())))
                .sorted(Comparator.comparing((Site site) -> -site.patients().size())
                        .thenComparing(Site::name))
                .toList();
    }

    private String site(Chart chart) {
        return chart.diagnoses().stream()
                .flatMap(diagnosis -> knowledge.diseases().recognise(diagnosis.condition()).stream())
                .filter(knowledge.diseases()::isCancer)
                .map(Disease::name)
                .findFirst()
                .orElse(NO_SITE);
    }

    private static String answer(Chart chart) {
        var recorded = new Course(chart).responses().values();
        Optional<String> best = ANSWERS.stream()
                .filter(answer ->
                        recorded.stream().anyMatch(response -> response.values().contains(answer)))
                .findFirst();
        return best.orElse(NOT_RECORDED);
    }
}
