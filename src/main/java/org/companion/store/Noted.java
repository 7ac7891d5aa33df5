package org.companion.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.companion.chart.PatientId;
import org.companion.delivery.Matching;
import org.companion.inquiry.Indexed;

/** A resource with what is to be noted of it, as rows of our tables. */
record Noted(StoredResource resource, Indexing.Entry read) {
    private static final int LONGEST_SYSTEM = 512;
    private static final int LONGEST_VALUE = 256;

    Optional<PatientId> patient() {
        return read.patient();
    }

    private String owner() {
        return patient().map(PatientId::value).orElse("");
    }

    List<Object[]> entry() {
        return read.kept()
                ? List.<Object[]>of(new Object[] {
                    resource.type(), resource.id(), owner(), !read.readings().isEmpty(), resource.json()
                })
                : List.of();
    }

    List<Object[]> links() {
        return read.shared().stream()
                .filter(reference -> reference.indexOf('/') > 0)
                .map(reference -> reference.split("/", 2))
                .map(target -> new Object[] {resource.type(), resource.id(), owner(), target[0], target[1]})
                .toList();
    }

    /** Numbers that are too long for the table are left out: cut off they could be another patient's. */
    List<Object[]> identifiers() {
        return read.identifiers().stream()
                .filter(one ->
                        one.system().length() <= LONGEST_SYSTEM && one.value().length() <= LONGEST_VALUE)
                .map(one -> new Object[] {owner(), one.system(), one.value()})
                .toList();
    }

    List<Object[]> numbers() {
        return read.numbers().stream()
                .map(one -> new Object[] {owner(), Matching.plain(one.value()), one.authority()})
                .filter(row -> row[1].toString().length() <= LONGEST_VALUE
                        && row[2].toString().length() <= LONGEST_SYSTEM)
                .filter(row -> !row[1].toString().isEmpty())
                .collect(Collectors.collectingAndThen(
                        Collectors.toMap(row -> row[1] + "\n" + row[2], row -> row, (one, same) -> one),
                        byKey -> List.copyOf(byKey.values())));
    }

    List<Object[]> regions() {
        return read.regions().entrySet().stream()
                .map(listed ->
                        new Object[] {resource.id(), listed.getKey().accession(), Regions.bytes(listed.getValue())})
                .toList();
    }

    List<Object[]> alterations() {
        return read.alterations().stream()
                .map(one -> new Object[] {one.name(), owner(), resource.type(), resource.id()})
                .toList();
    }

    List<Object[]> names() {
        return read.names().stream()
                .map(name -> new Object[] {name, owner(), resource.type(), resource.id()})
                .toList();
    }

    List<Object[]> readings() {
        var rows = new ArrayList<Object[]>();
        for (var part = 0; part < read.readings().size(); part++) {
            rows.addAll(
                    Readings.rows(resource.id(), owner(), part, read.readings().get(part)));
        }
        return rows;
    }

    Optional<Indexed> result() {
        return read.result();
    }
}
