package org.companion.knowledge;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A trial that takes patients by what their tumour carries, or an arm of one.
 *
 * @param id the pack and the source's own id, such as {@code trial:NCT02465060-Q}; stable from release to release
 * @param registry its number at ClinicalTrials.gov; arms have that of their trial
 * @param partOf the id of the trial that it is an arm of
 * @param drugs what it gives, by name; given together where there are several
 * @param tumours what the patient must have, one of these or a narrower one
 * @param except what the patient must not have it for
 * @param fromAge youngest age in years, where there is one
 * @param belowAge first age in years at which it takes nobody any more
 * @param when what must be true of the patient; empty: it takes patients by its arms alone
 * @param status whether it took patients on {@code seen}
 * @param seen the day on which somebody looked
 */
public record Trial(
        String id,
        String registry,
        String title,
        Optional<String> partOf,
        List<String> drugs,
        Set<Disease> tumours,
        Set<Disease> except,
        Optional<Integer> fromAge,
        Optional<Integer> belowAge,
        Optional<Criterion> when,
        Recruitment status,
        LocalDate seen,
        Evidence because) {
    /** What was seen open longer ago than this many days may be closed by now. */
    public static final int FRESH_DAYS = 180;

    public Trial {
        drugs = List.copyOf(drugs);
        tumours = Set.copyOf(tumours);
        except = Set.copyOf(except);
    }

    /** Whether it takes patients on that day, as far as is known; a trial that has closed stays closed. */
    public Recruitment on(LocalDate day) {
        return status == Recruitment.OPEN && ChronoUnit.DAYS.between(seen, day) > FRESH_DAYS
                ? Recruitment.UNKNOWN
                : status;
    }

    /** Where the registry tells of it. */
    public String address() {
        return "https://clinicaltrials.gov/study/" + registry;
    }
}
