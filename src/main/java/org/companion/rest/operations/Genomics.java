package org.companion.rest.operations;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.PatientId;
import org.companion.fhir.Asked;
import org.companion.fhir.ParameterRefused;
import org.companion.fhir.Resources;
import org.companion.fhir.ResultReader;
import org.companion.fhir.VariantIds;
import org.companion.genome.Liftover;
import org.companion.genome.VariantName;
import org.companion.genome.VariantNames;
import org.companion.genomes.Genomes;
import org.companion.inquiry.CannotTell;
import org.companion.inquiry.NotLifted;
import org.companion.inquiry.Results;
import org.companion.inquiry.Role;
import org.companion.inquiry.VariantInquiry;

/** What the genomics operations have in common: where results are kept, and how names and refusals are read. */
public final class Genomics {
    /** The parameters that limit which results of a subject count. */
    static final Set<String> SUBJECT_FILTERS =
            Set.of("testIdentifiers", "testDateRange", "specimenIdentifiers", "genomicSourceClass");

    /** So many findings tell what an id stands for. */
    private static final int TELLING = 50;

    private final Results results;
    private final Genomes genomes;
    private final Liftover liftover;
    private final VariantNames names;
    private final ResultWriting writing;
    private final PackImplications packs;

    public Genomics(
            Results results,
            Genomes genomes,
            Liftover liftover,
            VariantNames names,
            Resources resources,
            ResultReader reader,
            PackImplications packs) {
        this.results = results;
        this.genomes = genomes;
        this.liftover = liftover;
        this.names = names;
        this.writing = new ResultWriting(results, resources, reader);
        this.packs = packs;
    }

    static Set<String> with(Set<String> names, String... more) {
        var all = new LinkedHashSet<>(List.of(more));
        all.addAll(names);
        return all;
    }

    Results results() {
        return results;
    }

    Genomes genomes() {
        return genomes;
    }

    Liftover liftover() {
        return liftover;
    }

    ResultWriting writing() {
        return writing;
    }

    PackImplications packs() {
        return packs;
    }

    VariantInquiry variants() {
        return new VariantInquiry(results, genomes, liftover);
    }

    /** The patient it is about; refused with 404 when not on file. */
    PatientId patient(Asked asked) {
        var patient = asked.subject();
        if (!results.knows(patient)) {
            throw new ResourceNotFoundException("parameter subject: " + patient.reference() + " is not on file");
        }
        return patient;
    }

    /**
     * The alleles that a name stands for: one, or, for an id of dbSNP or ClinVar, those of the findings on file that
     * carry it, whoever's they are. Refused with 422 where no finding tells what the id stands for.
     */
    List<VariantName.Allele> alleles(String written) {
        var id = VariantIds.read(written);
        if (id.isEmpty()) {
            return List.of(allele(written));
        }
        var carrying = results.saying(Optional.empty(), Role.NAME, id.get());
        if (carrying.isEmpty()) {
            throw new UnprocessableEntityException("parameter variants: no finding on file carries the id '" + written
                    + "'; write the variant as SPDI or HGVS");
        }
        return writing.alleles(carrying.stream().limit(TELLING).toList()).stream()
                .map(change -> new VariantName.Allele(change, false))
                .toList();
    }

    /** The allele that a name stands for; refused with 400 when it is malformed, with 422 when it cannot be placed. */
    VariantName.Allele allele(String written) {
        return names.read(written).fold(new VariantName.Kinds<>() {
            @Override
            public VariantName.Allele allele(VariantName.Allele allele) {
                return allele;
            }

            @Override
            public VariantName.Allele refused(VariantName.Refused refused) {
                var words = "parameter variants: " + refused.reason();
                throw refused.wellFormed()
                        ? new UnprocessableEntityException(words)
                        : new InvalidRequestException(words);
            }
        });
    }

    /** What HAPI answers for a refusal of the house; others are passed on. */
    static BaseServerResponseException told(RuntimeException refusal) {
        if (refusal instanceof ParameterRefused) {
            return new InvalidRequestException(refusal.getMessage());
        }
        if (refusal instanceof NotLifted || refusal instanceof CannotTell) {
            return new UnprocessableEntityException(refusal.getMessage());
        }
        if (refusal instanceof BaseServerResponseException known) {
            return known;
        }
        throw refusal;
    }
}
