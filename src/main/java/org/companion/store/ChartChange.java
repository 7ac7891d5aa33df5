package org.companion.store;

import java.util.Optional;

/**
 * One resource of a chart that is written in a running transaction.
 *
 * @param known whether an earlier state of it may be noted
 * @param resource its new state; empty when it is deleted
 */
record ChartChange(String type, String id, boolean known, Optional<StoredResource> resource) {
    static ChartChange created(StoredResource resource) {
        return new ChartChange(resource.type(), resource.id(), false, Optional.of(resource));
    }

    static ChartChange updated(StoredResource resource) {
        return new ChartChange(resource.type(), resource.id(), true, Optional.of(resource));
    }

    static ChartChange deleted(String type, String id) {
        return new ChartChange(type, id, true, Optional.empty());
    }

    String reference() {
        return type + "/" + id;
    }
}
