package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.companion.advice.Verdict.Met;
import org.companion.advice.Verdict.NotKnown;
import org.companion.advice.Verdict.NotMet;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Verdict YES = new Met(List.of(), List.of());
    private static final Verdict NO = new NotMet(List.of());
    private static final Verdict OPEN = new NotKnown("EGFR", Unknown.Reason.NOT_TESTED, List.of());
    private static final Verdict IF = new Met(List.of(), List.of(new Proviso.WhileOpen("EGFR")));

    @Property
    void allIsTheContraryOfAnyContrary(@ForAll("plain") List<Verdict> parts) {
        var contraries = parts.stream().map(Verdict::not).toList();
        assertThat(kind(Verdict.not(Verdict.all(parts)))).isEqualTo(kind(Verdict.any(contraries)));
        assertThat(kind(Verdict.not(Verdict.any(parts)))).isEqualTo(kind(Verdict.all(contraries)));
    }

    @Property
    void theOrderOfThePartsDoesNotMatter(@ForAll("parts") List<Verdict> parts, @ForAll int seed) {
        var shuffled = new ArrayList<>(parts);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(kind(Verdict.all(shuffled))).isEqualTo(kind(Verdict.all(parts)));
        assertThat(kind(Verdict.any(shuffled))).isEqualTo(kind(Verdict.any(parts)));
    }

    @Property
    void theContraryOfTheContraryIsTheSame(@ForAll("plain") List<Verdict> parts) {
        parts.forEach(part -> assertThat(Verdict.not(Verdict.not(part))).isEqualTo(part));
    }

    @Test
    void oneNoDecidesAllAndOneYesDecidesAny() {
        assertThat(kind(Verdict.all(List.of(YES, OPEN, NO)))).isEqualTo("no");
        assertThat(kind(Verdict.all(List.of(YES, OPEN)))).isEqualTo("not known");
        assertThat(kind(Verdict.any(List.of(NO, OPEN, YES)))).isEqualTo("yes");
        assertThat(kind(Verdict.any(List.of(NO, OPEN)))).isEqualTo("not known");
        assertThat(kind(Verdict.not(OPEN))).isEqualTo("not known");
    }

    @Test
    void aYesUnderAConditionIsNoFirmerByBeingOneOfAllAndNoWeakerBesideAFirmOne() {
        assertThat(kind(Verdict.all(List.of(YES, IF)))).isEqualTo("if");
        assertThat(kind(Verdict.any(List.of(IF, YES)))).isEqualTo("yes");
        assertThat(kind(Verdict.any(List.of(IF, NO)))).isEqualTo("if");
    }

    @Test
    void theContraryOfAYesUnderAConditionIsNotKnown() {
        assertThat(kind(Verdict.not(IF))).isEqualTo("not known");
    }

    private static String kind(Verdict verdict) {
        if (verdict instanceof Met met) {
            return met.provisos().isEmpty() ? "yes" : "if";
        }
        return verdict instanceof NotMet ? "no" : "not known";
    }

    @Provide
    Arbitrary<List<Verdict>> plain() {
        return Arbitraries.of(YES, NO, OPEN).list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<Verdict>> parts() {
        return Arbitraries.of(YES, NO, OPEN, IF).list().ofMaxSize(5);
    }
}
