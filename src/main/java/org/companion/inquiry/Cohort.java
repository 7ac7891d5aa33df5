package org.companion.inquiry;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.PatientId;
import org.companion.genome.Interval;
import org.companion.genome.Liftover;
import org.companion.genome.Spdi;
import org.companion.genomes.Genomes;
import org.companion.genomes.Sample;
import org.companion.genomes.SourceClass;

/** Who, of all patients on file, has what is asked for. The work grows with the answers, not with the patients. */
public final class Cohort {
    private final Results results;
    private final Genomes genomes;
    private final Liftover liftover;
    private final VariantInquiry variants;

    public Cohort(Results results, Genomes genomes, Liftover liftover) {
        this.results = results;
        this.genomes = genomes;
        this.liftover = liftover;
        this.variants = new VariantInquiry(results, genomes, liftover);
    }

    /** Those who carry the allele. */
    public Set<PatientId> carriers(Spdi allele, Optional<SourceClass> sourceClass) {
        var spellings = variants.spellings(allele).values();
        var onFile = results.alleles(Optional.empty(), VariantInquiry.keys(spellings)).stream();
        var called = spellings.stream().flatMap(one -> genomes.carriers(one).stream());
        return patients(onFile, called, sourceClass);
    }

    /** Those with a structural variant that lies so. */
    public Set<PatientId> withLarge(Interval asked, VariantInquiry.Lie lie, Optional<SourceClass> sourceClass) {
        var place = Place.of(asked, liftover).orElseThrow(() -> new NotLifted(asked));
        var onFile = variants.lying(results.at(Optional.empty(), Kind.LARGE, place), place, lie).stream();
        var called = Stream.of(place.on37(), place.on38())
                .flatMap(Optional::stream)
                .flatMap(there -> genomes.withLarge(there, lie == VariantInquiry.Lie.SUBSUMING).stream());
        return patients(onFile, called, sourceClass);
    }

    /** Those with a haplotype or genotype that meets the token. */
    public Set<PatientId> withHaplotype(Token allele, Optional<SourceClass> sourceClass) {
        return patients(results.saying(Optional.empty(), Role.ALLELE, allele).stream(), Stream.of(), sourceClass);
    }

    /** Those of whom an implication says what is asked. */
    public Set<PatientId> withImplication(ImplicationInquiry.Asked asked, Optional<SourceClass> sourceClass) {
        var met = new ImplicationInquiry(results).of(Optional.empty(), asked, Filters.of(sourceClass));
        return patients(met.keySet().stream(), Stream.of(), Optional.empty());
    }

    /** The ids of the Observations of the allele, and of haplotypes that meet the token: what implications rest on. */
    public Set<String> alleles(Collection<Spdi> alleles) {
        return alleles.stream()
                .flatMap(allele ->
                        results
                                .alleles(
                                        Optional.empty(),
                                        VariantInquiry.keys(
                                                variants.spellings(allele).values()))
                                .stream())
                .map(Entry::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public Set<String> haplotypes(Collection<Token> tokens) {
        return tokens.stream()
                .flatMap(token -> results.saying(Optional.empty(), Role.ALLELE, token).stream())
                .map(Entry::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those who have one of each list. */
    public static <T> Set<PatientId> oneOfEach(List<List<T>> groups, Function<T, Set<PatientId>> who) {
        return groups.stream()
                .map(group ->
                        group.stream().flatMap(one -> who.apply(one).stream()).collect(sorted()))
                .reduce((some, others) -> {
                    some.retainAll(others);
                    return some;
                })
                .orElseGet(() -> new TreeSet<>(Comparator.comparing(PatientId::value)));
    }

    private static Set<PatientId> patients(
            Stream<Entry> onFile, Stream<Sample> called, Optional<SourceClass> sourceClass) {
        return Stream.concat(
                        onFile.filter(entry -> sourceClass.isEmpty() || sourceClass.equals(entry.sourceClass()))
                                .map(Entry::patient),
                        called.filter(sample -> sourceClass.isEmpty() || sourceClass.equals(sample.sourceClass()))
                                .map(Sample::patient))
                .collect(sorted());
    }

    private static Collector<PatientId, ?, TreeSet<PatientId>> sorted() {
        return Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(PatientId::value)));
    }
}
