package org.companion.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.companion.testing.Examples.gene;
import static org.companion.testing.Result.source;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Finding.Genotype;
import org.companion.chart.Finding.Unreadable;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static final PatientId PATIENT = new PatientId("1");

    @Test
    void whatTwoSourcesSayInTheSameWordsIsSaidOnce() {
        var here = chart(genotype("*1", "Observation/1"));
        var sent = chart(genotype("*1", "Observation/1"), genotype("*17", "Observation/2"));
        assertThat(here.with(sent).findings(Genotype.class))
                .extracting(Genotype::text)
                .containsExactly("*1/*1", "*17/*17");
    }

    @Test
    void twoServersMayUseOneNumberForTwoResultsSoBothCount() {
        var here = chart(genotype("*1", "Observation/1"));
        var sent = chart(genotype("*2", "Observation/1"));
        assertThat(here.with(sent).findings(Genotype.class))
                .extracting(Genotype::text)
                .containsExactly("*1/*1", "*2/*2");
    }

    @Test
    void findingsAreGivenByKind() {
        var unread = new Unreadable(Set.of("EGFR"), "no result", source("Observation/3"));
        var chart = chart(genotype("*1", "Observation/1"), unread);
        assertThat(chart.findings(Unreadable.class)).containsExactly(unread);
    }

    @Test
    void aDatedSourceIsNewerThanAnUndatedOneAndNoSourceIsNewerThanItself() {
        var undated = new Source("Observation/1", Optional.empty(), false);
        var old = new Source("Observation/2", Optional.of(LocalDate.of(2020, 1, 1)), false);
        var recent = new Source("Observation/3", Optional.of(LocalDate.of(2026, 1, 1)), false);
        assertThat(old.isAfter(undated)).isTrue();
        assertThat(undated.isAfter(old)).isFalse();
        assertThat(recent.isAfter(old)).isTrue();
        assertThat(recent.isAfter(recent)).isFalse();
    }

    private static Genotype genotype(String allele, String reference) {
        return new Genotype(gene("CYP2C19"), List.of(allele, allele), true, source(reference));
    }

    private static Chart chart(Finding... findings) {
        return new Chart(PATIENT, Optional.empty(), List.of(findings), List.of(), List.of(), List.of(), List.of());
    }
}
