package org.companion.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.Set;
import org.companion.chart.PatientId;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Sees every write of a resource and has those that make charts noted in the same transaction. */
@Interceptor
final class ChartInterceptor {
    private static final Set<String> LEFT_OUT =
            Set.of("*.text", "Patient.photo", "DiagnosticReport.presentedForm.data", "*.contained.text");
    private final FhirContext fhir;
    private final Indexing indexing;
    private final ChartWriter writer;
    private final StoredGenomes genomes;

    ChartInterceptor(FhirContext fhir, Indexing indexing, ChartWriter writer, StoredGenomes genomes) {
        this.fhir = fhir;
        this.indexing = indexing;
        this.writer = writer;
        this.genomes = genomes;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        if (isOfChart(resource)) {
            writer.write(ChartChange.created(stored(resource)));
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource resource) {
        if (isOfChart(resource)) {
            writer.write(ChartChange.updated(stored(resource)));
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void deleted(IBaseResource resource) {
        if (resource.fhirType().equals("Patient")) {
            genomes.delete(new PatientId(resource.getIdElement().getIdPart()));
        }
        if (isOfChart(resource)) {
            writer.write(ChartChange.deleted(
                    resource.fhirType(), resource.getIdElement().getIdPart()));
        }
    }

    /** Notes a resource anew as it is on file; in the caller's transaction. */
    void again(IBaseResource resource) {
        writer.write(ChartChange.updated(stored(resource)));
    }

    boolean isOfChart(String type) {
        return indexing.types().contains(type);
    }

    private boolean isOfChart(IBaseResource resource) {
        return isOfChart(resource.fhirType());
    }

    private StoredResource stored(IBaseResource resource) {
        var parser = fhir.newJsonParser();
        parser.setDontEncodeElements(LEFT_OUT);
        return new StoredResource(
                resource.fhirType(), resource.getIdElement().getIdPart(), parser.encodeResourceToString(resource));
    }
}
