package org.companion.library;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The small packs of the tests, with changes on top. */
final class SmallPacks implements Shelf {
    private final Shelf beneath;
    private final Map<String, Optional<byte[]>> changed;

    private SmallPacks(Shelf beneath, Map<String, Optional<byte[]>> changed) {
        this.beneath = beneath;
        this.changed = changed;
    }

    static SmallPacks good() {
        return new SmallPacks(Shelf.ofClassPath("packs"), Map.of());
    }

    static SmallPacks empty() {
        return new SmallPacks(path -> Optional.empty(), Map.of());
    }

    /** With {@code text} as the file's whole text. */
    SmallPacks with(String path, String text) {
        return changed(path, Optional.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** With {@code now} wherever the file says {@code before}. */
    SmallPacks with(String path, String before, String now) {
        var text = text(path);
        if (!text.contains(before)) {
            throw new IllegalArgumentException(path + " does not say " + before);
        }
        return with(path, text.replace(before, now));
    }

    SmallPacks without(String path) {
        return changed(path, Optional.empty());
    }

    String text(String path) {
        return new String(file(path).orElseThrow(), StandardCharsets.UTF_8);
    }

    Library read() {
        return Library.read(this, Optional.empty());
    }

    private SmallPacks changed(String path, Optional<byte[]> bytes) {
        var all = new HashMap<>(changed);
        all.put(path, bytes);
        return new SmallPacks(beneath, all);
    }

    @Override
    public Optional<byte[]> file(String path) {
        return changed.containsKey(path) ? changed.get(path) : beneath.file(path);
    }
}
