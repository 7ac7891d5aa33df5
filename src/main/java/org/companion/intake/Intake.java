package org.companion.intake;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Coded;
import org.companion.chart.Finding;
import org.companion.chart.Finding.Measurement;
import org.companion.chart.Finding.Measurement.Comparator;
import org.companion.chart.Finding.Trait;
import org.companion.chart.Finding.Unreadable;
import org.companion.chart.Presence;
import org.companion.chart.Source;
import org.companion.chart.Words;
import org.companion.genome.Gene;
import org.companion.genome.GeneNames;
import org.companion.genome.Sequence;
import org.companion.genome.Spdi;
import org.companion.genome.VariantNames;
import org.companion.intake.Reported.Answer;
import org.companion.intake.Reported.Span;

/** The one way in: whatever a source wrote becomes findings in one normal form, or is said to be unreadable. */
public final class Intake {
    private final Vocabulary vocabulary;
    private final GenotypeReading genotypes;
    private final VariantReading variants;
    private final BiomarkerReading biomarkers;
    private final GermReading germs;
    private final VariantNames names;

    /** @param sequence the reference genome, where one is mounted */
    public Intake(Vocabulary vocabulary, Sequence sequence) {
        this.vocabulary = vocabulary;
        genotypes = new GenotypeReading(vocabulary);
        variants = new VariantReading(vocabulary);
        biomarkers = new BiomarkerReading(vocabulary);
        germs = new GermReading(vocabulary);
        names = new VariantNames(vocabulary.transcripts(), sequence);
    }

    /** The genes that results are read with. */
    public GeneNames genes() {
        return vocabulary.genes();
    }

    /** The findings of one result; none when it says nothing that the house understands to be one. */
    public List<Finding> findings(Reported reported) {
        if (Codes.WITHOUT_FINDING.stream().anyMatch(reported::asks)) {
            return List.of();
        }
        var genes = genes(reported);
        if (reported.asks(Codes.VARIANT)) {
            return variants.read(reported, genes);
        }
        if (reported.asks(Codes.GENOTYPE) || reported.asks(Codes.HAPLOTYPE)) {
            return genotypes.read(reported, genes);
        }
        if (reported.asks(Codes.THERAPEUTIC_IMPLICATION)) {
            return genotypes.implied(reported, genes);
        }
        var found = new ArrayList<>(germs.grown(reported));
        found.addAll(germs.susceptibilities(reported));
        if (!found.isEmpty()) {
            return found;
        }
        var marker = vocabulary.marker(reported);
        if (marker.isPresent()) {
            found.addAll(biomarkers.read(marker.get(), reported));
        } else {
            found.addAll(geneTest(reported, genes));
        }
        var understood = found.stream().anyMatch(finding -> !(finding instanceof Unreadable));
        found.addAll(measurements(reported, !understood));
        return found;
    }

    /** The same findings as results that say nothing of the patient, for this reason. */
    public static List<Finding> unusable(List<Finding> findings, String reason) {
        return findings.stream()
                .map(finding -> (Finding) new Unreadable(Subjects.of(finding), reason, finding.source()))
                .filter(finding ->
                        finding instanceof Unreadable unread && !unread.about().isEmpty())
                .toList();
    }

    /** What an order of food, or a person's record, says of how the person lives; words that say nothing are none. */
    public List<Finding> traits(Coded written, Source source) {
        var told = new ArrayList<Finding>();
        written.writings()
                .map(Words::fold)
                .forEach(text -> vocabulary.living().diets().entrySet().stream()
                        .filter(known -> Words.contains(text, known.getKey()))
                        .map(Map.Entry::getValue)
                        .map(one -> new Trait(one.trait(), Set.of(one.value()), written.name(), source))
                        .filter(one -> !told.contains(one))
                        .forEach(told::add));
        return told;
    }

    /** One answer about a trait, such as a person's ancestry; none where the words are not known. */
    public List<Finding> trait(String name, Coded answer, Source source) {
        return biomarkers
                .read(
                        name,
                        new Reported(
                                Coded.words(name),
                                new Answer(answer, Optional.empty(), Optional.empty()),
                                false,
                                List.of(),
                                source))
                .stream()
                .filter(finding -> !(finding instanceof Unreadable))
                .toList();
    }

    /**
     * The change of a reference sequence that a result has found, as it was written: by its parts, else by the names it
     * carries (SPDI, HGVS). Empty when it found none or gives no place.
     */
    public Optional<Spdi> allele(Reported reported) {
        return isThere(reported) ? Positions.of(reported).or(() -> Positions.named(reported, names)) : Optional.empty();
    }

    /** How far a structural variant reaches; empty where it is not there, or its bounds are not told. */
    public Optional<Reach> reach(Reported reported) {
        return isThere(reported) ? Positions.reach(reported) : Optional.empty();
    }

    private static boolean isThere(Reported reported) {
        return !reported.noAnswer()
                && Presences.of(reported.answer().coded()).orElse(Presence.PRESENT) == Presence.PRESENT;
    }

    /** The genes a result is about: as its component says, else by its code, else as named in its words. */
    private Set<Gene> genes(Reported reported) {
        var studied = new LinkedHashSet<Gene>();
        reported.part(Codes.GENE_STUDIED)
                .forEach(answer -> answer.coded()
                        .writings()
                        .forEach(name -> vocabulary
                                .genes()
                                .of(name)
                                .ifPresentOrElse(
                                        studied::add,
                                        () -> studied.addAll(vocabulary.genes().in(name)))));
        if (!studied.isEmpty()) {
            return studied;
        }
        var tested = vocabulary.geneTest(reported);
        if (tested.isPresent()) {
            return tested.get().genes();
        }
        var inQuestion = in(reported.code());
        return inQuestion.isEmpty() ? in(reported.answer().coded()) : inQuestion;
    }

    private Set<Gene> in(Coded coded) {
        var found = new LinkedHashSet<Gene>();
        coded.writings().forEach(name -> found.addAll(vocabulary.genes().in(name)));
        if (found.isEmpty()) {
            coded.writings().forEach(name -> found.addAll(vocabulary.translocated(name)));
        }
        return found;
    }

    /** A laboratory test of a gene that is not coded by the reporting guide: read by what its answer looks like. */
    private List<Finding> geneTest(Reported reported, Set<Gene> genes) {
        var kind = vocabulary.geneTest(reported);
        if (genes.isEmpty() || (reported.answer().isEmpty() && !reported.noAnswer())) {
            return List.of();
        }
        if (kind.filter(test -> test.kind() == Vocabulary.GeneTest.Kind.ALLELE).isPresent()
                || genotypes.isAboutAllele(reported, genes)) {
            return genotypes.alleleStatus(reported, genes, kind.flatMap(Vocabulary.GeneTest::allele));
        }
        var implied = genotypes.implied(reported, genes);
        if (!implied.isEmpty()) {
            return implied;
        }
        var genotype = genotypes.understood(reported, genes);
        if (!genotype.isEmpty()) {
            return genotype;
        }
        if (reported.answer().amount().isPresent() && reported.answer().coded().isEmpty()) {
            return variants.fusions(reported, genes);
        }
        return variants.read(reported, genes);
    }

    /** The numbers of a result; a coded test without one is unreadable where it was not understood otherwise. */
    private List<Finding> measurements(Reported reported, boolean onlyHope) {
        var found = new ArrayList<Finding>();
        measurement(reported.code(), reported.answer(), reported).ifPresent(found::add);
        reported.parts()
                .forEach(part ->
                        measurement(part.code(), part.answer(), reported).ifPresent(found::add));
        var unread = found.isEmpty() && onlyHope && !reported.answer().isEmpty();
        var loinc = loinc(reported.code());
        if (unread && !loinc.isEmpty() && reported.parts().isEmpty()) {
            found.add(new Unreadable(loinc, "no number", reported.source()));
        }
        return found;
    }

    private Set<String> loinc(Coded code) {
        var codes = code.codes().stream()
                .filter(c -> c.system().equals("http://loinc.org"))
                .map(Coded.Code::code)
                .collect(toCollection(LinkedHashSet::new));
        codes.addAll(vocabulary.quantities(code));
        return codes;
    }

    private Optional<Finding> measurement(Coded code, Answer answer, Reported reported) {
        var loinc = loinc(code);
        if (loinc.isEmpty()) {
            return Optional.empty();
        }
        if (answer.span().isPresent()) {
            return range(loinc, code, answer.span().get(), reported);
        }
        if (answer.amount().isEmpty()) {
            return Optional.empty();
        }
        var quantity = answer.amount().get();
        return Optional.of(comparator(quantity.comparator())
                .<Finding>map(sign ->
                        new Measurement(loinc, code.name(), sign, quantity.value(), quantity.unit(), reported.source()))
                .orElseGet(() -> new Unreadable(loinc, "unknown comparator", reported.source())));
    }

    /** A range of values; one without an end goes on. */
    private static Optional<Finding> range(Set<String> loinc, Coded code, Span span, Reported reported) {
        return span.low()
                .or(span::high)
                .map(value -> new Measurement(
                        loinc,
                        code.name(),
                        span.low().isEmpty()
                                ? Comparator.AT_MOST
                                : span.high().isEmpty() ? Comparator.AT_LEAST : Comparator.EXACTLY,
                        value,
                        span.low().flatMap(low -> span.high()),
                        span.unit(),
                        reported.source()));
    }

    private static Optional<Comparator> comparator(String sign) {
        return switch (sign) {
            case "" -> Optional.of(Comparator.EXACTLY);
            case "<" -> Optional.of(Comparator.LESS);
            case "<=" -> Optional.of(Comparator.AT_MOST);
            case ">" -> Optional.of(Comparator.MORE);
            case ">=" -> Optional.of(Comparator.AT_LEAST);
            default -> Optional.empty();
        };
    }
}
