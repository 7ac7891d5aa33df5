package org.companion.genomes;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.companion.genome.Contig;
import org.companion.genome.Spdi;

/**
 * The calls of one sample that start in one mebibase of a contig, packed by columns: starts as steps, single bases in
 * one byte, everything else only where it is told. About three to six bytes a call.
 */
public final class CallBlock {
    /** Positions of one block have the same number when shifted right by so many bits. */
    public static final int SHIFT = 20;

    private static final String BASES = "ACGT";
    private static final int LONG_ALLELE = 16;
    private static final int PASSED = 1 << 3;
    private static final int PHASED = 1 << 4;
    private static final int SECOND_COPY = 1 << 5;
    private static final int SHARED = 1 << 6;
    private static final int STATE = PASSED - 1;
    private static final CallState[] STATES = CallState.values();

    private CallBlock() {}

    /** @param start zero-based */
    public static int of(int start) {
        return start >> SHIFT;
    }

    /** @param calls of one contig and block, by start */
    public static byte[] pack(List<Call> calls) {
        var starts = new Bytes();
        var alleles = new Bytes();
        var longer = new Bytes();
        var flags = new Bytes();
        var phases = new Bytes();
        var shares = new Bytes();
        int at = 0;
        int phase = 0;
        for (var call : calls) {
            starts.number(call.change().start() - at);
            at = call.change().start();
            allele(call.change(), alleles, longer);
            flags.one(flags(call));
            if (call.phase().isPresent()) {
                phases.signed(call.phase().getAsInt() - phase);
                phase = call.phase().getAsInt();
            }
            call.perMille().ifPresent(shares::number);
        }
        var block = new Bytes();
        block.number(calls.size());
        List.of(starts, alleles, longer, flags, phases, shares).forEach(block::column);
        return block.packed();
    }

    private static void allele(Spdi change, Bytes alleles, Bytes longer) {
        if (change.deleted().length() == 1 && change.inserted().length() == 1) {
            int from = BASES.indexOf(change.deleted().charAt(0));
            int to = BASES.indexOf(change.inserted().charAt(0));
            if (from >= 0 && to >= 0) {
                alleles.one(from * BASES.length() + to);
                return;
            }
        }
        alleles.one(LONG_ALLELE);
        longer.bases(change.deleted());
        longer.bases(change.inserted());
    }

    private static int flags(Call call) {
        return call.state().ordinal()
                | (call.passed() ? PASSED : 0)
                | (call.phase().isPresent() ? PHASED : 0)
                | (call.copy().orElse(0) == 1 ? SECOND_COPY : 0)
                | (call.perMille().isPresent() ? SHARED : 0);
    }

    /**
     * The calls of a block that meet the interval.
     *
     * @param start zero-based
     * @param end excluded
     */
    public static List<Call> unpack(byte[] packed, Contig contig, int start, int end) {
        var block = new Cursor(Packing.unpack(packed));
        int count = block.number();
        var starts = block.column();
        var alleles = block.column();
        var longer = block.column();
        var flags = block.column();
        var phases = block.column();
        var shares = block.column();
        var calls = new ArrayList<Call>();
        int at = 0;
        int phase = 0;
        for (int i = 0; i < count; i++) {
            at += starts.number();
            int code = alleles.one();
            var deleted = code < LONG_ALLELE ? base(code / BASES.length()) : longer.bases();
            var inserted = code < LONG_ALLELE ? base(code % BASES.length()) : longer.bases();
            int flag = flags.one();
            if ((flag & PHASED) != 0) {
                phase += phases.signed();
            }
            int share = (flag & SHARED) == 0 ? -1 : shares.number();
            if (at >= end) {
                return calls;
            }
            // an insertion has no base of its own: both its neighbours have to lie in the interval
            if (at + deleted.length() > start) {
                calls.add(call(new Spdi(contig, at, deleted, inserted), flag, phase, share));
            }
        }
        return calls;
    }

    private static String base(int code) {
        return BASES.substring(code, code + 1);
    }

    private static Call call(Spdi change, int flag, int phase, int share) {
        var phased = (flag & PHASED) != 0;
        return new Call(
                change,
                STATES[flag & STATE],
                phased ? OptionalInt.of(phase) : OptionalInt.empty(),
                phased ? OptionalInt.of((flag & SECOND_COPY) == 0 ? 0 : 1) : OptionalInt.empty(),
                (flag & PASSED) != 0,
                share < 0 ? OptionalInt.empty() : OptionalInt.of(share));
    }
}
