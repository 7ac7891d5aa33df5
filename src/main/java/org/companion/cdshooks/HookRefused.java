package org.companion.cdshooks;

/** A hook call that cannot be answered, with the HTTP status and words that say what is missing or wrong. */
final class HookRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private HookRefused(int status, String words) {
        super(words, null, false, false);
        this.status = status;
    }

    /** 400: the request itself is not what CDS Hooks demands. */
    static HookRefused malformed(String words) {
        return new HookRefused(400, words);
    }

    /** 403: not for this client. */
    static HookRefused forbidden(String words) {
        return new HookRefused(403, words);
    }

    /** 404: no such service. */
    static HookRefused unknownService() {
        return new HookRefused(404, "there is no such service; see /cds-services");
    }

    /** 412: the data that an answer needs are neither here nor in the request. */
    static HookRefused missingData(String words) {
        return new HookRefused(412, words);
    }

    /** 413: more than a call of a hook may hold. */
    static HookRefused tooLong(String words) {
        return new HookRefused(413, words);
    }

    int status() {
        return status;
    }
}
