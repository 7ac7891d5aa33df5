package org.companion.intake;

import static org.companion.chart.Presence.ABSENT;
import static org.companion.chart.Presence.INDETERMINATE;
import static org.companion.chart.Presence.NO_CALL;
import static org.companion.chart.Presence.PRESENT;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Finding;
import org.companion.chart.Finding.CopyNumber;
import org.companion.chart.Finding.CopyNumber.Change;
import org.companion.chart.Presence;
import org.companion.genome.Gene;
import org.companion.intake.Reported.Amount;

/** Reads changes in the number of copies of a gene. */
final class CopyNumberReading {
    /** From this many copies on a gain is an amplification, unless the laboratory itself calls it one. */
    private static final BigDecimal AMPLIFIED = new BigDecimal(6);

    private static final BigDecimal NORMAL = new BigDecimal(2);
    private static final List<String> AMPLIFICATION = List.of("amplification", "amplified");
    private static final List<String> GAIN = List.of("copy number gain");
    private static final List<String> LOST = List.of(
            "copy number loss",
            "homozygous deletion",
            "deep deletion",
            "biallelic loss",
            "biallelic deletion",
            "gene deletion",
            "whole gene deletion");

    /** The changes of the genes; none when the result is about no number of copies. */
    List<Finding> read(Reported reported, Set<Gene> studied) {
        var number = reported.part(Codes.COPY_NUMBER)
                .flatMap(answer -> answer.amount().stream())
                .map(Amount::value)
                .findFirst();
        var loss = isTyped(reported, Codes.SO_LOSS)
                || StructuralReading.texts(reported).anyMatch(CopyNumberReading::saysLoss);
        var gain = isTyped(reported, Codes.SO_GAIN)
                || StructuralReading.texts(reported).anyMatch(CopyNumberReading::saysGain);
        if (studied.isEmpty() || (!gain && !loss && number.isEmpty())) {
            return List.of();
        }
        var change = loss || number.filter(n -> n.compareTo(NORMAL) < 0).isPresent() ? Change.LOSS : Change.GAIN;
        var presence = presence(reported, change, number);
        if (presence.isEmpty()) {
            return List.of(Unread.of(reported, studied));
        }
        return studied.stream()
                .<Finding>map(gene -> new CopyNumber(gene, change, number, presence.get(), reported.source()))
                .toList();
    }

    private static boolean isTyped(Reported reported, Set<String> types) {
        return reported.part(Codes.CHANGE_TYPE)
                .flatMap(answer -> answer.coded().writings())
                .anyMatch(types::contains);
    }

    private static boolean saysLoss(String text) {
        return StructuralReading.says(text, LOST);
    }

    private static boolean saysGain(String text) {
        return StructuralReading.says(text, AMPLIFICATION) || StructuralReading.says(text, GAIN);
    }

    /** As the laboratory calls it; a gain that it gives as a number only by that number. */
    private static Optional<Presence> presence(Reported reported, Change change, Optional<BigDecimal> number) {
        if (reported.noAnswer()) {
            return Optional.of(NO_CALL);
        }
        var said = Presences.of(reported.answer().coded());
        if (said.filter(presence -> presence != PRESENT).isPresent()) {
            return said;
        }
        var called = StructuralReading.answers(reported).anyMatch(text -> StructuralReading.says(text, AMPLIFICATION));
        if (change == Change.GAIN && number.isPresent() && !called) {
            return number.map(CopyNumberReading::byNumber);
        }
        var named = called
                || number.isPresent()
                || isTyped(reported, Codes.SO_GAIN)
                || isTyped(reported, Codes.SO_LOSS)
                || StructuralReading.answers(reported).anyMatch(CopyNumberReading::saysGain)
                || StructuralReading.answers(reported).anyMatch(CopyNumberReading::saysLoss);
        return said.or(() -> named ? Optional.of(PRESENT) : Optional.empty());
    }

    private static Presence byNumber(BigDecimal copies) {
        if (copies.compareTo(AMPLIFIED) >= 0) {
            return PRESENT;
        }
        return copies.compareTo(NORMAL) == 0 ? ABSENT : INDETERMINATE;
    }
}
