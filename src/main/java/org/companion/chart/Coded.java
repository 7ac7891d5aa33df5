package org.companion.chart;

import java.util.List;
import java.util.stream.Stream;

/** A concept as it was written: codes of any system, their displays, and words. Empty strings where not given. */
public record Coded(List<Code> codes, String text) {
    public Coded {
        codes = List.copyOf(codes);
    }

    /** One code of one system. */
    public record Code(String system, String code, String display) {}

    /** Words alone. */
    public static Coded words(String text) {
        return new Coded(List.of(), text);
    }

    /** Whether nothing is written at all. */
    public boolean isEmpty() {
        return codes.isEmpty() && text.isBlank();
    }

    /** Everything that is written: codes, displays and the text, each once. */
    public Stream<String> writings() {
        return Stream.concat(codes.stream().flatMap(code -> Stream.of(code.code(), code.display())), Stream.of(text))
                .filter(writing -> !writing.isBlank())
                .distinct();
    }

    /** What a reader would call it: the text, else the first display, else the first code. */
    public String name() {
        if (!text.isBlank()) {
            return text;
        }
        return codes.stream()
                .map(Code::display)
                .filter(display -> !display.isBlank())
                .findFirst()
                .or(() -> codes.stream().map(Code::code).findFirst())
                .orElse("");
    }
}
