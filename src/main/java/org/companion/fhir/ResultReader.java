package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.chart.PatientId;
import org.companion.genome.Alignment;
import org.companion.genome.Assembly;
import org.companion.genome.Liftover;
import org.companion.genome.Sequence;
import org.companion.genome.Shifts;
import org.companion.genome.Spdi;
import org.companion.genomes.SourceClass;
import org.companion.inquiry.AlleleKey;
import org.companion.inquiry.Days;
import org.companion.inquiry.Entry;
import org.companion.inquiry.Extent;
import org.companion.inquiry.Indexed;
import org.companion.inquiry.Kind;
import org.companion.inquiry.Place;
import org.companion.inquiry.Role;
import org.companion.inquiry.Word;
import org.companion.intake.Intake;
import org.companion.intake.Reported;

/** Reads from an Observation what the index of genomic results keeps of it. */
public final class ResultReader {
    private static final Map<String, Kind> KINDS = Map.of(
            "69548-6", Kind.VARIANT,
            "84413-4", Kind.GENOTYPE,
            "84414-2", Kind.HAPLOTYPE,
            "82120-7", Kind.PHASE,
            "diagnostic-implication", Kind.DIAGNOSTIC,
            "therapeutic-implication", Kind.THERAPEUTIC,
            "molecular-consequence", Kind.CONSEQUENCE);
    private static final Map<String, Role> ROLES = Map.of(
            "48018-6", Role.GENE,
            "51963-7", Role.MEDICATION,
            "associated-therapy", Role.MEDICATION,
            "81259-4", Role.CONDITION,
            "feature-consequence", Role.CONSEQUENCE,
            "functional-effect", Role.CONSEQUENCE);
    private static final String SOURCE_CLASS = "48002-0";
    private static final Map<String, SourceClass> SOURCE_CLASSES =
            Map.of("LA6683-2", SourceClass.GERMLINE, "LA6684-0", SourceClass.SOMATIC);

    private final Supplier<Intake> intakes;
    private final Liftover liftover;
    private final Alignment alignment;

    /** @param sequence the reference genome, where one is mounted */
    public ResultReader(Intake intake, Liftover liftover, Sequence sequence) {
        this(() -> intake, liftover, sequence);
    }

    /** Reads with the way in that is given at the time. */
    public ResultReader(Supplier<Intake> intakes, Liftover liftover, Sequence sequence) {
        this.alignment = new Alignment(sequence);
        this.intakes = intakes;
        this.liftover = liftover;
    }

    /** What is kept of it; empty where it is no genomic result, is withdrawn, or says that something is not there. */
    public Optional<Indexed> read(Resource observation) {
        var patient = observation.patient();
        return patient.flatMap(owner -> ObservationReader.read(observation.json(), observation.reference())
                .flatMap(reported -> kind(reported).flatMap(kind -> read(observation, owner, reported, kind))));
    }

    /** Where the small variant of an Observation lies, trimmed. */
    public Optional<Spdi> allele(Resource observation) {
        return ObservationReader.read(observation.json(), observation.reference())
                .flatMap(intakes.get()::allele)
                .map(Spdi::trimmed);
    }

    private static Optional<Kind> kind(Reported reported) {
        return reported.code().codes().stream()
                .flatMap(code -> Optional.ofNullable(KINDS.get(code.code())).stream())
                .findFirst();
    }

    private Optional<Indexed> read(Resource observation, PatientId patient, Reported reported, Kind kind) {
        if (kind != Kind.VARIANT) {
            return Optional.of(indexed(observation, patient, kind, Optional.empty(), Set.of(), words(reported, kind)));
        }
        var words = words(reported, kind);
        var ids = VariantIds.of(observation.json());
        words.addAll(ids);
        var small = intakes.get().allele(reported);
        if (small.isPresent()) {
            var place = Place.of(small.get().trimmed().interval(), liftover);
            var extent = place.map(outer -> new Extent(outer, Optional.empty()));
            return Optional.of(indexed(observation, patient, kind, extent, keys(small.get()), words));
        }
        var large = intakes.get()
                .reach(reported)
                .flatMap(reach -> Place.of(reach.outer(), liftover)
                        .map(outer -> indexed(
                                observation,
                                patient,
                                Kind.LARGE,
                                Optional.of(
                                        new Extent(outer, reach.inner().flatMap(inner -> Place.of(inner, liftover)))),
                                Set.of(),
                                words)));
        return large.isPresent() || ids.isEmpty()
                ? large
                : Optional.of(indexed(observation, patient, Kind.VARIANT, Optional.empty(), Set.of(), words));
    }

    private Set<String> keys(Spdi written) {
        var keys = new LinkedHashSet<String>();
        var spellings = new LinkedHashSet<>(Shifts.of(written));
        spellings.add(alignment.leftmost(written));
        for (var allele : spellings) {
            keys.add(AlleleKey.of(allele));
            for (var build : Assembly.values()) {
                liftover.lift(allele, build).map(AlleleKey::of).ifPresent(keys::add);
            }
        }
        return keys;
    }

    private static Indexed indexed(
            Resource observation,
            PatientId patient,
            Kind kind,
            Optional<Extent> extent,
            Set<String> alleles,
            Set<Word> words) {
        var json = observation.json();
        var date = date(json);
        var entry = new Entry(
                observation.id(),
                patient,
                kind,
                sourceClass(json).or(() -> inherited(kind)),
                references(json, "partOf", "Procedure").findFirst(),
                references(json, "specimen", "Specimen").findFirst(),
                date.flatMap(Days::first),
                lastDate(json).or(() -> date).flatMap(Days::last));
        var basis = references(json, "derivedFrom", "Observation").collect(Collectors.toSet());
        return new Indexed(entry, extent, alleles, words, basis);
    }

    private static Optional<String> date(JsonNode json) {
        return Json.text(json, "effectiveDateTime")
                .or(() -> Json.text(json, "effectiveInstant"))
                .or(() -> Json.text(json.path("effectivePeriod"), "start"))
                .or(() -> Json.text(json.path("effectivePeriod"), "end"))
                .or(() -> Json.text(json, "issued"));
    }

    private static Optional<String> lastDate(JsonNode json) {
        return Json.text(json.path("effectivePeriod"), "end");
    }

    private static Optional<SourceClass> sourceClass(JsonNode json) {
        return Json.each(json, "component")
                .filter(part -> hasCode(part, SOURCE_CLASS))
                .flatMap(part -> Concepts.concept(part.path("valueCodeableConcept")).codes().stream())
                .flatMap(code -> Optional.ofNullable(SOURCE_CLASSES.get(code.code())).stream())
                .findFirst();
    }

    /** Star alleles and HLA types are inherited, unless the report says otherwise. */
    private static Optional<SourceClass> inherited(Kind kind) {
        return kind == Kind.GENOTYPE || kind == Kind.HAPLOTYPE ? Optional.of(SourceClass.GERMLINE) : Optional.empty();
    }

    private static boolean hasCode(JsonNode part, String code) {
        return Concepts.concept(part.path("code")).codes().stream()
                .anyMatch(one -> one.code().equals(code));
    }

    private static Stream<String> references(JsonNode json, String element, String type) {
        return Json.each(json, element)
                .flatMap(one -> Json.text(one, "reference").stream())
                .map(References::local)
                .filter(reference -> reference.startsWith(type + "/"))
                .map(reference -> reference.substring(type.length() + 1));
    }

    private static Set<Word> words(Reported reported, Kind kind) {
        var words = new LinkedHashSet<Word>();
        for (var part : reported.parts()) {
            part.code().codes().stream()
                    .flatMap(code -> Optional.ofNullable(ROLES.get(code.code())).stream())
                    .forEach(role -> words.addAll(words(role, part.answer().coded())));
        }
        if (kind == Kind.GENOTYPE || kind == Kind.HAPLOTYPE) {
            var alleles = words(Role.ALLELE, reported.answer().coded());
            words.addAll(alleles);
            words.addAll(withGene(alleles, words));
        }
        return words;
    }

    private static Set<Word> words(Role role, Coded coded) {
        var words = coded.codes().stream()
                .map(code -> new Word(role, code.system(), code.code(), code.display()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!coded.text().isBlank()) {
            words.add(new Word(role, "", "", coded.text()));
        }
        return words;
    }

    /** {@code *1/*2} of a gene is also met by the gene's name and {@code *1/*2}. */
    private static Set<Word> withGene(Set<Word> alleles, Set<Word> words) {
        var genes = words.stream()
                .filter(word -> word.role() == Role.GENE)
                .map(Word::text)
                .filter(text -> !text.isBlank());
        return genes.flatMap(gene -> alleles.stream()
                        .filter(allele ->
                                !allele.text().contains(gene) && !allele.code().contains(gene))
                        .map(allele -> allele.text().isBlank() ? allele.code() : allele.text())
                        .filter(text -> !text.isBlank())
                        .map(text -> new Word(Role.ALLELE, "", "", gene + " " + text)))
                .collect(Collectors.toSet());
    }
}
