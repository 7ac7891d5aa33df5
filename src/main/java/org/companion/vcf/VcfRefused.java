package org.companion.vcf;

/** A file is not taken, as a whole. Thrown where it is noticed, since calls are read one by one. */
public final class VcfRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        NOT_A_VCF,
        CUT_OFF,
        NOT_SORTED,
        TOO_LARGE,
        WHICH_ASSEMBLY,
        WHICH_SAMPLE
    }

    VcfRefused(Reason reason, String words) {
        super(words);
        this.reason = reason;
    }

    /** A file of more bytes than are taken. */
    public static VcfRefused tooLarge(long most) {
        return new VcfRefused(Reason.TOO_LARGE, "it has more than " + (most >> 30) + " GiB");
    }

    public Reason reason() {
        return reason;
    }
}
