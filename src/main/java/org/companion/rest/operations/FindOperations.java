package org.companion.rest.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import org.companion.fhir.Asked;
import org.companion.inquiry.VariantInquiry.Lie;
import org.companion.rest.operations.ImplicationQuestions.Topic;

/** The seventeen {@code $find-…} operations of the Genomics Reporting guide 3.0.0, by GET and POST. */
public class FindOperations {
    private static final String GUIDE = "http://hl7.org/fhir/uv/genomics-reporting/OperationDefinition/";

    private final ParametersIn parameters;
    private final AnswerOut out;
    private final VariantQuestions variants;
    private final HaplotypeQuestions haplotypes;
    private final ImplicationQuestions implications;
    private final StudyQuestions studies;
    private final CohortQuestions cohort;

    public FindOperations(FhirContext fhir, Genomics genomics) {
        this.parameters = new ParametersIn(fhir);
        this.out = new AnswerOut(fhir);
        this.variants = new VariantQuestions(genomics);
        this.haplotypes = new HaplotypeQuestions(genomics);
        this.implications = new ImplicationQuestions(genomics);
        this.studies = new StudyQuestions(genomics);
        this.cohort = new CohortQuestions(genomics);
    }

    @Operation(
            name = "$find-subject-variants",
            canonicalUrl = GUIDE + "find-subject-variants",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void subjectVariants(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        answer(request, response, VariantQuestions.IN_RANGES_PHASED, variants::inRanges);
    }

    @Operation(
            name = "$find-subject-specific-variants",
            canonicalUrl = GUIDE + "find-subject-specific-variants",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void subjectSpecificVariants(ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        answer(request, response, VariantQuestions.SPECIFIC, variants::specific);
    }

    @Operation(
            name = "$find-subject-structural-intersecting-variants",
            canonicalUrl = GUIDE + "find-subject-structural-intersecting-variants",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void subjectIntersectingVariants(ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        answer(request, response, VariantQuestions.IN_RANGES, asked -> variants.large(asked, Lie.INTERSECTING));
    }

    @Operation(
            name = "$find-subject-structural-subsuming-variants",
            canonicalUrl = GUIDE + "find-subject-structural-subsuming-variants",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void subjectSubsumingVariants(ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        answer(request, response, VariantQuestions.IN_RANGES, asked -> variants.large(asked, Lie.SUBSUMING));
    }

    @Operation(
            name = "$find-subject-haplotypes",
            canonicalUrl = GUIDE + "find-subject-haplotypes",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void subjectHaplotypes(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        answer(request, response, HaplotypeQuestions.OF_GENES, haplotypes::ofGenes);
    }

    @Operation(
            name = "$find-subject-specific-haplotypes",
            canonicalUrl = GUIDE + "find-subject-specific-haplotypes",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void subjectSpecificHaplotypes(ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        answer(request, response, HaplotypeQuestions.SPECIFIC, haplotypes::specific);
    }

    @Operation(
            name = "$find-subject-tx-implications",
            canonicalUrl = GUIDE + "find-subject-tx-implications",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void subjectTherapeuticImplications(ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        answer(
                request,
                response,
                Topic.THERAPEUTIC.ofSubject(),
                asked -> implications.ofSubject(asked, Topic.THERAPEUTIC));
    }

    @Operation(
            name = "$find-subject-dx-implications",
            canonicalUrl = GUIDE + "find-subject-dx-implications",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void subjectDiagnosticImplications(ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        answer(
                request,
                response,
                Topic.DIAGNOSTIC.ofSubject(),
                asked -> implications.ofSubject(asked, Topic.DIAGNOSTIC));
    }

    @Operation(
            name = "$find-subject-molecular-consequences",
            canonicalUrl = GUIDE + "find-subject-molecular-consequences",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void subjectMolecularConsequences(ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        answer(
                request,
                response,
                Topic.CONSEQUENCE.ofSubject(),
                asked -> implications.ofSubject(asked, Topic.CONSEQUENCE));
    }

    @Operation(
            name = "$find-study-metadata",
            canonicalUrl = GUIDE + "find-study-metadata",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void studyMetadata(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        answer(request, response, StudyQuestions.ASKED, studies::metadata);
    }

    @Operation(
            name = "$find-population-specific-variants",
            canonicalUrl = GUIDE + "find-population-specific-variants",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void populationSpecificVariants(ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        answer(request, response, CohortQuestions.VARIANTS, cohort::variants);
    }

    @Operation(
            name = "$find-population-structural-intersecting-variants",
            canonicalUrl = GUIDE + "find-population-structural-intersecting-variants",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void populationIntersectingVariants(ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        answer(request, response, CohortQuestions.RANGES, asked -> cohort.large(asked, Lie.INTERSECTING));
    }

    @Operation(
            name = "$find-population-structural-subsuming-variants",
            canonicalUrl = GUIDE + "find-population-structural-subsuming-variants",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void populationSubsumingVariants(ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        answer(request, response, CohortQuestions.RANGES, asked -> cohort.large(asked, Lie.SUBSUMING));
    }

    @Operation(
            name = "$find-population-specific-haplotypes",
            canonicalUrl = GUIDE + "find-population-specific-haplotypes",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void populationSpecificHaplotypes(ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        answer(request, response, CohortQuestions.HAPLOTYPES, cohort::haplotypes);
    }

    @Operation(
            name = "$find-population-tx-implications",
            canonicalUrl = GUIDE + "find-population-tx-implications",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void populationTherapeuticImplications(ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        answer(
                request,
                response,
                CohortQuestions.about(Topic.THERAPEUTIC),
                asked -> cohort.implications(asked, Topic.THERAPEUTIC));
    }

    @Operation(
            name = "$find-population-dx-implications",
            canonicalUrl = GUIDE + "find-population-dx-implications",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void populationDiagnosticImplications(ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        answer(
                request,
                response,
                CohortQuestions.about(Topic.DIAGNOSTIC),
                asked -> cohort.implications(asked, Topic.DIAGNOSTIC));
    }

    @Operation(
            name = "$find-population-molecular-consequences",
            canonicalUrl = GUIDE + "find-population-molecular-consequences",
            idempotent = true,
            manualRequest = true,
            manualResponse = true)
    public void populationMolecularConsequences(ServletRequestDetails request, HttpServletResponse response)
            throws IOException {
        answer(
                request,
                response,
                CohortQuestions.about(Topic.CONSEQUENCE),
                asked -> cohort.implications(asked, Topic.CONSEQUENCE));
    }

    private void answer(
            ServletRequestDetails request,
            HttpServletResponse response,
            Set<String> known,
            Function<Asked, JsonNode> question)
            throws IOException {
        JsonNode answer;
        try {
            answer = question.apply(Asked.read(parameters.read(request), known));
        } catch (RuntimeException refusal) {
            throw Genomics.told(refusal);
        }
        out.write(answer, request, response);
    }
}
