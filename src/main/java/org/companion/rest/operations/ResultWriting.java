package org.companion.rest.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.PatientId;
import org.companion.fhir.GenomicsProfiles;
import org.companion.fhir.PhaseWriter;
import org.companion.fhir.Resource;
import org.companion.fhir.Resources;
import org.companion.fhir.ResultReader;
import org.companion.genome.Spdi;
import org.companion.inquiry.Entry;
import org.companion.inquiry.Found;
import org.companion.inquiry.Kind;
import org.companion.inquiry.Results;

/** Writes what was found as Observations: those on file as they are kept, calls of a genome as their own. */
final class ResultWriting {
    private final Results results;
    private final Resources resources;
    private final ResultReader reader;

    ResultWriting(Results results, Resources resources, ResultReader reader) {
        this.results = results;
        this.resources = resources;
        this.reader = reader;
    }

    /** The variants as Observations, in the order given. */
    List<ObjectNode> variants(List<Found> found) {
        var onFile = onFile(found.stream().flatMap(ResultWriting::entry).toList());
        var written = new ArrayList<ObjectNode>();
        for (var one : found) {
            one.fold(new Found.Kinds<Boolean>() {
                @Override
                public Boolean onFile(Found.OnFile kept) {
                    return written.addAll(
                            Stream.ofNullable(onFile.get(kept.entry().id())).toList());
                }

                @Override
                public Boolean called(Found.Called called) {
                    return written.add(GenomicsProfiles.variant(called.sample(), called.call(), id(called)));
                }

                @Override
                public Boolean calledLarge(Found.CalledLarge called) {
                    return written.add(GenomicsProfiles.variant(called.sample(), called.call(), id(called)));
                }
            });
        }
        return written;
    }

    /** Results on file as their profiles want them, by id. */
    Map<String, ObjectNode> onFile(Collection<Entry> entries) {
        var kinds = entries.stream().collect(Collectors.toMap(Entry::id, Entry::kind, (one, same) -> one));
        var references = kinds.keySet().stream().map(id -> "Observation/" + id).collect(Collectors.toSet());
        var written = new LinkedHashMap<String, ObjectNode>();
        for (var resource : resources.all(references)) {
            var kind = kinds.get(resource.id());
            if (kind != null) {
                written.put(resource.id(), conforming(resource, kind));
            }
        }
        return written;
    }

    /** The alleles of these small variants on file, each once. */
    Set<Spdi> alleles(Collection<Entry> entries) {
        var references =
                entries.stream().map(entry -> "Observation/" + entry.id()).collect(Collectors.toSet());
        return resources.all(references).stream()
                .flatMap(resource -> reader.allele(resource).stream())
                .collect(Collectors.toSet());
    }

    private ObjectNode conforming(Resource resource, Kind kind) {
        var allele = kind == Kind.VARIANT ? reader.allele(resource) : Optional.<Spdi>empty();
        return GenomicsProfiles.conforming(resource.json(), kind, allele);
    }

    /** How the variants found lie to one another on the copies: as reported, and as a genome's calls tell. */
    List<JsonNode> phases(PatientId patient, List<Found> found) {
        var there = found.stream().flatMap(ResultWriting::entry).map(Entry::id).collect(Collectors.toSet());
        var reported = results.all(patient, Set.of(Kind.PHASE));
        var basis = results.basis(reported.stream().map(Entry::id).toList());
        var written = new ArrayList<JsonNode>(onFile(reported.stream()
                        .filter(phase -> there.containsAll(basis.getOrDefault(phase.id(), Set.of(""))))
                        .toList())
                .values());
        Found.Called last = null;
        for (var one : found) {
            if (one instanceof Found.Called called) {
                if (last != null && last.sample().equals(called.sample())) {
                    var before = last;
                    last.call()
                            .sameCopyAs(called.call())
                            .ifPresent(same ->
                                    written.add(PhaseWriter.write(called.sample(), id(before), id(called), same)));
                }
                last = called;
            }
        }
        return written;
    }

    private static Stream<Entry> entry(Found found) {
        return found instanceof Found.OnFile kept ? Stream.of(kept.entry()) : Stream.empty();
    }

    private static String id(Found.Called called) {
        return id(called.sample().id() + " " + called.call().change());
    }

    private static String id(Found.CalledLarge called) {
        return id(called.sample().id() + " " + called.call());
    }

    /** The same call has the same id at every answer. */
    private static String id(String what) {
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
