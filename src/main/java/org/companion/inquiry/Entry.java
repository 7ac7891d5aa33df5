package org.companion.inquiry;

import java.time.LocalDate;
import java.util.Optional;
import org.companion.chart.PatientId;
import org.companion.genomes.SourceClass;

/**
 * A genomic result on file, as the index knows it.
 *
 * @param id of the Observation
 * @param study id of the Procedure it is part of
 * @param specimen id of the Specimen
 * @param from first day the test may have been made on; a year alone is all of its days
 * @param to last such day
 */
public record Entry(
        String id,
        PatientId patient,
        Kind kind,
        Optional<SourceClass> sourceClass,
        Optional<String> study,
        Optional<String> specimen,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {}
