package org.companion.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.companion.chart.Coded;
import org.companion.delivery.Parts;
import org.companion.delivery.Refusal;
import org.companion.delivery.Refusal.Reason;
import org.companion.genome.Assembly;
import org.companion.genome.Contig;
import org.companion.genome.Interval;
import org.companion.genome.Sequence;
import org.companion.genome.Spdi;
import org.companion.intake.Reported.Part;

/**
 * Where a variant lies, by the rows of its group. A position counts only on a named build: the same number on another
 * build is another place, and so another finding.
 */
final class Places {
    private static final String ONE_BASED = "LA30102-0";
    private final Optional<Assembly> assembly;
    private final Sequence sequence;

    /** {@code assembly}: the build that the study names. */
    Places(Optional<Assembly> assembly, Sequence sequence) {
        this.assembly = assembly;
        this.sequence = sequence;
    }

    /** Why the position cannot be used; empty when it can, or none is told. */
    Optional<Refusal> refusal(Group group) {
        var start = start(group);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        var row = group.first(Questions.START_END).orElseThrow();
        var contig = contig(group);
        if (contig.isEmpty()) {
            return refused(
                    Reason.FIELD_MISSING,
                    row,
                    "a position is told without its genome build: a reference sequence with its version"
                            + " (48013-7) or an assembly (62374-4) is needed");
        }
        var build = contig.get().assembly();
        if (build.isPresent() && assembly.isPresent() && !build.equals(assembly)) {
            return refused(
                    Reason.NOT_IN_TABLE, row, "the reference sequence is of another genome build than 62374-4 names");
        }
        var told = group.words(Questions.DISPLAY_NAME)
                .or(() -> group.words(Questions.VARIATION))
                .flatMap(Spdi::parse);
        if (told.isPresent() && disagrees(told.get(), contig.get(), start.get())) {
            return refused(
                    Reason.NOT_IN_TABLE,
                    row,
                    "the position (one-based) and the variant's SPDI name (zero-based) tell two places");
        }
        var reference = group.words(Questions.REF_ALLELE).filter(bases -> bases.matches("[ACGTacgt]{1,1000}"));
        if (reference.isPresent()) {
            var place = new Interval(
                    contig.get(),
                    start.get() - 1,
                    start.get() - 1 + reference.get().length());
            var there = sequence.bases(place);
            if (there.isPresent() && !there.get().equalsIgnoreCase(reference.get())) {
                return refused(
                        Reason.NOT_IN_TABLE,
                        row,
                        "the reference allele is not what the genome build has at the position");
            }
        }
        return Optional.empty();
    }

    private static boolean disagrees(Spdi told, Contig contig, int start) {
        var single = told.deleted().length() == 1 && told.inserted().length() == 1;
        return !told.contig().equals(contig) || (single && told.start() != start - 1);
    }

    private static Optional<Refusal> refused(Reason reason, Row row, String why) {
        return Optional.of(Refusal.error(reason, "OBX[" + row.number() + "]-5", why));
    }

    /** The parts that complete what the sender told: reference sequence, end of the change, way of counting. */
    List<Part> completed(Group group, List<Part> parts) {
        var start = start(group);
        if (start.isEmpty()) {
            return parts;
        }
        var all = new ArrayList<>(parts);
        all.removeIf(part -> asks(part, Questions.START_END));
        var row = group.first(Questions.START_END).orElseThrow();
        var told = row.answer().span().flatMap(span -> span.high()).map(high -> high.intValue());
        var length = group.words(Questions.REF_ALLELE)
                .filter(bases -> bases.matches("[ACGTNacgtn]+"))
                .map(String::length);
        var end = told.filter(high -> high > start.get()).or(() -> length.map(bases -> start.get() + bases - 1));
        all.add(Parts.bases(Questions.START_END, start.get(), end.orElse(start.get())));
        all.add(Parts.coded("92822-6", Parts.LOINC, ONE_BASED, "1-based character counting"));
        if (!group.has(Questions.REFERENCE)) {
            contig(group)
                    .ifPresent(
                            contig -> all.add(Parts.coded(Questions.REFERENCE, Parts.REFSEQ, contig.accession(), "")));
        }
        return all;
    }

    static boolean asks(Part part, String loinc) {
        return part.code().codes().stream().map(Coded.Code::code).anyMatch(loinc::equals);
    }

    private static Optional<Integer> start(Group group) {
        return group.answer(Questions.START_END)
                .span()
                .flatMap(span -> span.low())
                .map(low -> low.intValue())
                .filter(low -> low > 0);
    }

    private Optional<Contig> contig(Group group) {
        return group.first(Questions.REFERENCE)
                .flatMap(row -> row.answer()
                        .coded()
                        .writings()
                        .flatMap(text -> contig(text).stream())
                        .findFirst())
                .or(() -> group.words(Questions.CHROMOSOME)
                        .flatMap(name -> assembly.flatMap(build -> Contig.named(name, build))));
    }

    private static Optional<Contig> contig(String accession) {
        return accession.strip().matches("[A-Z]{2}_\\d+\\.\\d+")
                ? Optional.of(new Contig(accession.strip()))
                : Optional.empty();
    }
}
