package org.companion.knowledge;

import java.util.Map;
import java.util.Optional;
import org.companion.chart.Coded;

/** The orderable items of a site, such as those of an EHR's preference list, by the standard code they stand for. */
public final class OrderItems {
    private static final OrderItems NONE = new OrderItems(Map.of());

    private final Map<Key, Coded.Code> items;

    /** A standard code: an RxNorm ingredient or a LOINC test. */
    public record Key(String system, String code) {}

    public OrderItems(Map<Key, Coded.Code> items) {
        this.items = Map.copyOf(items);
    }

    public static OrderItems none() {
        return NONE;
    }

    /** The item to order for a code. */
    public Optional<Coded.Code> of(String system, String code) {
        return Optional.ofNullable(items.get(new Key(system, code)));
    }
}
