package org.companion.rest.operations;

import static org.companion.rest.operations.Genomics.SUBJECT_FILTERS;
import static org.companion.rest.operations.Genomics.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.advice.Advice;
import org.companion.chart.PatientId;
import org.companion.fhir.Answering;
import org.companion.fhir.Asked;
import org.companion.fhir.ImplicationWriter;
import org.companion.fhir.VariantIds;
import org.companion.inquiry.Entry;
import org.companion.inquiry.Filters;
import org.companion.inquiry.Found;
import org.companion.inquiry.HaplotypeInquiry;
import org.companion.inquiry.ImplicationInquiry;
import org.companion.inquiry.Kind;
import org.companion.inquiry.Role;
import org.companion.inquiry.Token;
import org.companion.inquiry.VariantInquiry.Lie;

/** The questions about what one patient's variants and haplotypes mean. */
final class ImplicationQuestions {
    private static final String OBSERVATION = "Observation/";
    private static final Filters ANY = Filters.of(Optional.empty());
    private static final Map<Kind, String> PARTS = Map.of(
            Kind.VARIANT, "variant",
            Kind.LARGE, "variant",
            Kind.HAPLOTYPE, "haplotype",
            Kind.GENOTYPE, "genotype");

    private final Genomics genomics;
    private final HaplotypeInquiry haplotypes;
    private final ImplicationInquiry implications;
    private final ImplicationWriter writer;

    ImplicationQuestions(Genomics genomics) {
        this.genomics = genomics;
        this.haplotypes = new HaplotypeInquiry(genomics.results());
        this.implications = new ImplicationInquiry(genomics.results());
        this.writer = new ImplicationWriter(genomics.packs().knowledge());
    }

    /**
     * A kind of implication and what can be asked of it.
     *
     * @param part its name in the answer
     * @param words parameters whose tokens its words have to meet
     */
    record Topic(Kind kind, String part, Map<String, Role> words, boolean ofHaplotypes) {
        static final Topic THERAPEUTIC = new Topic(
                Kind.THERAPEUTIC,
                "implication",
                Map.of("treatments", Role.MEDICATION, "conditions", Role.CONDITION),
                true);
        static final Topic DIAGNOSTIC =
                new Topic(Kind.DIAGNOSTIC, "implication", Map.of("conditions", Role.CONDITION), false);
        static final Topic CONSEQUENCE =
                new Topic(Kind.CONSEQUENCE, "consequence", Map.of("featureConsequences", Role.CONSEQUENCE), false);

        Set<String> ofSubject() {
            return with(with(SUBJECT_FILTERS, "subject", "variants", "ranges"), more());
        }

        String[] more() {
            return Stream.concat(words.keySet().stream().sorted(), ofHaplotypes ? Stream.of("haplotypes") : Stream.of())
                    .toArray(String[]::new);
        }

        Map<Role, List<Token>> words(Asked asked) {
            var tokens = new EnumMap<Role, List<Token>>(Role.class);
            words.forEach((name, role) -> {
                if (asked.has(name)) {
                    tokens.put(role, asked.tokens(name));
                }
            });
            return tokens;
        }
    }

    /**
     * The implications that meet all that is asked, those on file and those of the packs, and the results they are
     * derived from.
     */
    JsonNode ofSubject(Asked asked, Topic topic) {
        var patient = genomics.patient(asked);
        var question = new ImplicationInquiry.Asked(topic.kind(), bases(asked, patient), topic.words(asked));
        var met = implications.of(Optional.of(patient), question, asked.filters());
        var answering = new Answering();
        genomics.writing().onFile(met.keySet()).values().forEach(one -> answering.resource(topic.part(), one));
        var ids = met.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(LinkedHashSet::new));
        if (topic == Topic.THERAPEUTIC && !question.isNothing()) {
            for (var one : ofPacks(patient, question, asked.filters())) {
                answering.resource(
                        topic.part(),
                        writer.write(
                                one.said().advice(),
                                patient,
                                one.basis(),
                                one.said().asked()));
                ids.addAll(one.basis());
            }
        }
        var roots = genomics.results().entries(ids);
        var written = genomics.writing().onFile(roots);
        for (var root : roots) {
            var part = PARTS.get(root.kind());
            var resource = written.get(root.id());
            if (part != null && resource != null) {
                answering.resource(part, resource);
            }
        }
        return answering.json();
    }

    /** What a pack says of these results. */
    private record Implied(PackImplications.Said said, Set<String> basis) {}

    private List<Implied> ofPacks(PatientId patient, ImplicationInquiry.Asked question, Filters filters) {
        return genomics.packs().of(patient, question.words()).stream()
                .map(said -> new Implied(said, onFile(said.advice())))
                .filter(one -> question.bases().stream().noneMatch(ids -> Collections.disjoint(ids, one.basis())))
                .filter(one ->
                        !implications.basis(patient, one.basis(), filters).isEmpty())
                .toList();
    }

    /** The Observations that an advice rests on. */
    private static Set<String> onFile(Advice advice) {
        return advice.grounds().stream()
                .flatMap(grounds -> grounds.reference().stream())
                .filter(reference -> reference.startsWith(OBSERVATION))
                .map(reference -> reference.substring(OBSERVATION.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Set<String>> bases(Asked asked, PatientId patient) {
        var bases = new ArrayList<Set<String>>();
        if (asked.has("variants")) {
            bases.add(asked.all("variants").stream()
                    .flatMap(written -> Stream.concat(
                            genomics.alleles(written).stream()
                                    .flatMap(allele ->
                                            genomics.variants().allele(patient, allele, ANY).found().stream()),
                            VariantIds.read(written).stream()
                                    .flatMap(id -> genomics.variants().named(patient, id, ANY).stream())))
                    .flatMap(ImplicationQuestions::id)
                    .collect(Collectors.toSet()));
        }
        if (asked.has("ranges")) {
            bases.add(asked.ranges().stream()
                    .flatMap(range -> inRange(patient, range))
                    .flatMap(ImplicationQuestions::id)
                    .collect(Collectors.toSet()));
        }
        if (asked.has("haplotypes")) {
            bases.add(asked.tokens("haplotypes").stream()
                    .flatMap(token -> haplotypes.like(patient, token, ANY).stream())
                    .map(Entry::id)
                    .collect(Collectors.toSet()));
        }
        return bases;
    }

    private Stream<Found> inRange(PatientId patient, Asked.Range range) {
        var variants = genomics.variants();
        return Stream.concat(
                variants.small(patient, range.interval(), ANY).found().stream(),
                variants.large(patient, range.interval(), Lie.INTERSECTING, ANY).found().stream());
    }

    private static Stream<String> id(Found found) {
        return found instanceof Found.OnFile kept ? Stream.of(kept.entry().id()) : Stream.empty();
    }
}
