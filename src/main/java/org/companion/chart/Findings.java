package org.companion.chart;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.concurrent.ConcurrentHashMap;

/** An unchangeable list of findings that is sorted by kind once, whatever number of statements ask for one kind. */
final class Findings extends AbstractList<Finding> implements RandomAccess {
    private final List<Finding> all;
    private final Map<Class<?>, List<?>> byKind = new ConcurrentHashMap<>();

    private Findings(List<Finding> all) {
        this.all = List.copyOf(all);
    }

    static Findings of(List<Finding> all) {
        return all instanceof Findings sorted ? sorted : new Findings(all);
    }

    /** Those of one kind, in their order. */
    @SuppressWarnings("unchecked")
    <F extends Finding> List<F> of(Class<F> kind) {
        return (List<F>) byKind.computeIfAbsent(
                kind, wanted -> all.stream().filter(wanted::isInstance).toList());
    }

    @Override
    public Finding get(int index) {
        return all.get(index);
    }

    @Override
    public int size() {
        return all.size();
    }
}
