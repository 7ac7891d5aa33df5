package org.companion.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.companion.calling.GeneDefinition.Method;
import org.companion.library.Library;

/** The definitions as they are shipped: any two alleles are found again in a sample that carries them. */
class DefinitionsTest {
    private static final Library PACKS = Library.read(Optional.empty());
    private static final List<GeneDefinition> GENES = PACKS.definitions().stream()
            .filter(gene -> gene.method() != Method.LOWEST_FUNCTION)
            .toList();
    private static final Caller CALLER = new Caller((gene, one, other) -> one.equals(other));

    /** A person with two alleles of a gene, and what a test would see. */
    private record Person(GeneDefinition gene, NamedAllele one, NamedAllele other, List<Optional<At>> seen) {
        static Person of(int seed, boolean phased) {
            var random = new Random(seed);
            var gene = GENES.get(random.nextInt(GENES.size()));
            var one = gene.alleles().get(random.nextInt(gene.alleles().size()));
            var other = gene.alleles().get(random.nextInt(gene.alleles().size()));
            var seen = new ArrayList<Optional<At>>();
            for (int locus = 0; locus < gene.loci().size(); locus++) {
                int first = state(one.at(locus), random);
                int second = state(other.at(locus), random);
                var block = phased ? OptionalInt.of(1) : OptionalInt.empty();
                var swapped = !phased && random.nextBoolean();
                seen.add(Optional.of(swapped ? new At(second, first, block) : new At(first, second, block)));
            }
            return new Person(gene, one, other, seen);
        }

        private static int state(int states, Random random) {
            var all = new ArrayList<Integer>();
            for (int state = 0; state < At.OTHER; state++) {
                if ((states & 1 << state) != 0) {
                    all.add(state);
                }
            }
            return all.get(random.nextInt(all.size()));
        }

        boolean isAmong(List<Called.Diplotype> possible) {
            return possible.stream()
                    .anyMatch(pair -> pair.alleles().equals(List.of(one.name(), other.name()))
                            || pair.alleles().equals(List.of(other.name(), one.name())));
        }
    }

    @Property
    void aPairIsFoundAgainWhetherPhasedOrNot(@ForAll int seed, @ForAll boolean phased) {
        var person = Person.of(seed, phased);
        assertThat(person.isAmong(CALLER.call(person.gene(), person.seen()).possible()))
                .isTrue();
    }

    @Property
    void phasingNeverAddsAPair(@ForAll int seed) {
        var phased = Person.of(seed, true);
        var loose = phased.seen().stream()
                .map(at -> at.map(one -> At.unphased(one.first(), one.second())))
                .toList();
        assertThat(CALLER.call(phased.gene(), loose).possible())
                .containsAll(CALLER.call(phased.gene(), phased.seen()).possible());
    }

    @Property
    void whatHidesWhereNothingWasSeenIsNamed(@ForAll int seed, @ForAll int without) {
        var person = Person.of(seed, false);
        var seen = new ArrayList<>(person.seen());
        var random = new Random(without);
        for (int i = 0; i < 3; i++) {
            seen.set(random.nextInt(seen.size()), Optional.empty());
        }
        var called = CALLER.call(person.gene(), seen);
        var hidden = called.notExcluded().contains(person.one().name())
                || called.notExcluded().contains(person.other().name());
        assertThat(hidden || person.isAmong(called.possible()) || seen.stream().allMatch(Optional::isEmpty))
                .isTrue();
    }

    @Property
    void theOrderOfTheCopiesDoesNotMatter(@ForAll int seed) {
        var person = Person.of(seed, false);
        var turned = person.seen().stream()
                .map(at -> at.map(one -> new At(one.second(), one.first(), one.block())))
                .toList();
        assertThat(CALLER.call(person.gene(), turned)).isEqualTo(CALLER.call(person.gene(), person.seen()));
    }
}
