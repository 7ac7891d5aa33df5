package org.companion.genomes;

import java.time.LocalDate;
import java.util.Optional;
import org.companion.chart.PatientId;
import org.companion.genome.Assembly;

/**
 * Whose sample it is and how it was tested.
 *
 * @param test identifier of the test, as the laboratory gives it
 * @param specimen identifier of the specimen
 * @param date of the test
 * @param assembly the build that all positions of the sample are on
 * @param digest SHA-256 of the file that its calls came from, in hexadecimal
 */
public record Sample(
        SampleId id,
        PatientId patient,
        String test,
        Optional<String> specimen,
        Optional<LocalDate> date,
        Optional<SourceClass> sourceClass,
        Assembly assembly,
        String digest) {}
