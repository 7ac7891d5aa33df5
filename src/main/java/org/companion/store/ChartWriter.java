package org.companion.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.PatientId;
import org.companion.fhir.ChartReader;
import org.companion.fhir.IndexReader;
import org.companion.fhir.Json;
import org.companion.fhir.Resource;
import org.companion.store.ChartTables.Entry;
import org.companion.store.ChartTables.Finding;
import org.companion.store.ChartTables.Key;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes charts and the genomic index in the transaction that writes the resource: all are kept, or none. One batch for
 * a transaction, however many resources it holds.
 */
@Interceptor
public final class ChartWriter {
    private final FhirContext fhir;
    private final ChartTables tables;
    private final IndexReader index;

    ChartWriter(FhirContext fhir, ChartTables tables, IndexReader index) {
        this.fhir = fhir;
        this.tables = tables;
        this.index = index;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        if (isKept(resource)) {
            changes().put(key(resource), new Change(Optional.empty(), Optional.of(resource)));
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(@Nullable IBaseResource before, IBaseResource resource) {
        if (isKept(resource)) {
            changes()
                    .merge(key(resource), new Change(Optional.ofNullable(before), Optional.of(resource)), Change::then);
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void deleted(IBaseResource resource) {
        if (isKept(resource)) {
            changes().merge(key(resource), new Change(Optional.of(resource), Optional.empty()), Change::then);
        }
    }

    private boolean isKept(IBaseResource resource) {
        return ChartReader.types().contains(fhir.getResourceType(resource));
    }

    private Key key(IBaseResource resource) {
        return new Key(fhir.getResourceType(resource), resource.getIdElement().getIdPart());
    }

    /** What a resource was before the transaction and what it is after it. */
    private record Change(Optional<IBaseResource> before, Optional<IBaseResource> after) {
        Change then(Change next) {
            return new Change(before, next.after);
        }
    }

    private Map<Key, Change> changes() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Changes begun) {
            return begun.all;
        }
        var begun = new Changes();
        TransactionSynchronizationManager.bindResource(this, begun);
        TransactionSynchronizationManager.registerSynchronization(begun);
        return begun.all;
    }

    /** The changes of one transaction, written before it commits. */
    private final class Changes implements TransactionSynchronization {
        private final Map<Key, Change> all = new LinkedHashMap<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            write(all);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(ChartWriter.this);
        }
    }

    private void write(Map<Key, Change> changes) {
        var gone = new ArrayList<Key>();
        var kept = new ArrayList<Entry>();
        var findings = new ArrayList<Finding>();
        var patients = new HashSet<String>();
        changes.forEach((key, change) -> {
            change.before().ifPresent(before -> {
                gone.add(key);
                patient(before).ifPresent(patients::add);
            });
            change.after().ifPresent(after -> keep(key, after, kept, findings, patients));
        });
        tables.remove(gone);
        tables.add(kept);
        tables.index(findings);
        tables.raise(patients);
    }

    private void keep(
            Key key, IBaseResource after, ArrayList<Entry> kept, ArrayList<Finding> findings, Set<String> patients) {
        var json = fhir.newJsonParser().encodeResourceToString(after);
        var resource = new Resource(key.type(), key.id(), Json.stored(json));
        var patient = resource.patient().map(PatientId::value).orElse("");
        kept.add(new Entry(key.type(), key.id(), patient, json));
        if (!patient.isEmpty()) {
            patients.add(patient);
        }
        if (key.type().equals("Observation")) {
            index.rows(resource).forEach(row -> findings.add(new Finding(key, patient, row)));
        }
    }

    private Optional<String> patient(IBaseResource resource) {
        var json = Json.stored(fhir.newJsonParser().encodeResourceToString(resource));
        return Resource.of(json).patient().map(PatientId::value);
    }
}
