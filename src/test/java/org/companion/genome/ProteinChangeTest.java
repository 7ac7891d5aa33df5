package org.companion.genome;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.companion.genome.ProteinChange.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProteinChangeTest {
    private static final String RESIDUES = "ACDEFGHIKLMNPQRSTVWY";

    @ParameterizedTest
    @CsvSource({
        "T315I, p.T315I",
        "p.T315I, p.T315I",
        "p.(Thr315Ile), p.T315I",
        "Thr315Ile, p.T315I",
        "p.thr315ile, p.T315I",
        "p.THR315ILE, p.T315I",
        "NP_005148.2:p.Thr315Ile, p.T315I",
        "NP_005148.2:p.(Thr315Ile), p.T315I",
        "ABL1:p.T315I, p.T315I",
        "p.Arg213Ter, p.R213*",
        "p.Arg213*, p.R213*",
        "p.R213X, p.R213*",
        "p.Leu11=, p.L11=",
        "p.L11L, p.L11=",
        "p.(Glu746_Ala750del), p.E746_A750del",
        "E746_A750delELREA, p.E746_A750del",
        "p.Lys745_Glu749del, p.K745_E749del",
        "p.Leu747_Pro753delinsSer, p.L747_P753delinsS",
        "p.V600_K601delinsE, p.V600_K601delinsE",
        "p.Val600delinsTyrMet, p.V600delinsYM",
        "p.Tyr772_Ala775dup, p.Y772_A775dup",
        "p.A767_V769dupASV, p.A767_V769dup",
        "p.Asp770_Asn771insGlyPhe, p.D770_N771insGF",
        "p.Arg97ProfsTer23, p.R97fs",
        "p.R97Pfs*23, p.R97fs",
        "p.Q1756fs, p.Q1756fs",
        "p.Q1756fsX74, p.Q1756fs",
    })
    void oneChangeHasOneFormWhateverTheSpelling(String written, String hgvs) {
        assertThat(ProteinChange.parse(written)).map(ProteinChange::hgvs).contains(hgvs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p.H773_V774insSER", "p.H773_V774insASP", "p.D770_N771insGLY"})
    void threeInsertedResiduesInOneLetterSpellingAreNotTakenForOneInThreeLetters(String written) {
        assertThat(ProteinChange.parse(written)).map(ProteinChange::hgvs).contains(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "p.",
                "p.?",
                "p.=",
                "p.0",
                "T315",
                "315I",
                "A",
                "exon 19 deletion",
                "c.1799T>A",
                "T0I",
                "p.A750_E746del",
                "positive",
                "p.T315I;E255K",
                "p.T999999I",
                "(",
                "*",
                "::",
                "p.[T315I];[E255K]"
            })
    void whatIsNoSingleProteinChangeIsNone(String written) {
        assertThat(ProteinChange.parse(written)).isEmpty();
    }

    @Property
    void whatIsWrittenAsHgvsIsReadAsTheSameChange(@ForAll("changes") ProteinChange change) {
        assertThat(ProteinChange.parse(change.hgvs())).contains(change);
        assertThat(ProteinChange.parse(change.shortName())).contains(change);
    }

    @Property
    void anyTextIsReadOrRefusedWithoutFailing(@ForAll String text) {
        assertThat(ProteinChange.parse(text))
                .satisfiesAnyOf(
                        read -> assertThat(read).isEmpty(),
                        read -> assertThat(read.orElseThrow().start()).isPositive());
    }

    @ParameterizedTest
    @CsvSource({"745, 745, false", "746, 746, true", "748, 749, true", "750, 760, true", "751, 760, false"})
    void aDeletionTouchesTheCodonsBetweenItsEnds(int first, int last, boolean touches) {
        var deletion = ProteinChange.parse("p.E746_A750del").orElseThrow();
        assertThat(deletion.touches(first, last)).isEqualTo(touches);
    }

    @Provide
    Arbitrary<ProteinChange> changes() {
        var residues = Arbitraries.strings().withChars(RESIDUES);
        return Combinators.combine(
                        Arbitraries.of(Kind.values()),
                        residues.ofLength(2),
                        Arbitraries.integers().between(1, 3000),
                        Arbitraries.integers().between(0, 40),
                        residues.ofMinLength(1).ofMaxLength(5))
                .as(ProteinChangeTest::change)
                .filter(change -> !change.alternate().equals(change.replaced()) || change.kind() == Kind.SILENT);
    }

    private static ProteinChange change(Kind kind, String ends, int start, int more, String alternate) {
        var one = ends.substring(0, 1);
        var span = more == 0 ? one : ends;
        return switch (kind) {
            case SUBSTITUTION -> new ProteinChange(kind, one, start, start, alternate.substring(0, 1));
            case NONSENSE -> new ProteinChange(kind, one, start, start, "*");
            case SILENT -> new ProteinChange(kind, one, start, start, one);
            case FRAMESHIFT -> new ProteinChange(kind, one, start, start, "");
            case DELETION, DUPLICATION -> new ProteinChange(kind, span, start, start + more, "");
            case INSERTION -> new ProteinChange(kind, ends, start, start + 1, alternate);
            case DELETION_INSERTION -> new ProteinChange(kind, span, start, start + more, alternate);
        };
    }
}
