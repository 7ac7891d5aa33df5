package org.companion.library;

import java.util.List;

/**
 * The packs hold something that is wrong, so none of them is used. Each problem reads
 * {@code <pack>/<file>:<line>: <what is wrong> (<what would be right>)}.
 */
public final class BadPack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    BadPack(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of reading; where there is too much of it, the last entry counts the rest. */
    public List<String> problems() {
        return problems;
    }
}
