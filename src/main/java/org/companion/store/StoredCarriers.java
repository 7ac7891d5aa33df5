package org.companion.store;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.companion.chart.PatientId;
import org.companion.tumour.Alteration;
import org.companion.tumour.Carriers;
import org.springframework.jdbc.core.JdbcOperations;

/** Who carries an alteration, by the index that is written with the results. */
final class StoredCarriers implements Carriers {
    private final JdbcOperations database;

    StoredCarriers(JdbcOperations database) {
        this.database = database;
    }

    @Override
    public Set<PatientId> of(Set<Alteration> any) {
        var found = new LinkedHashSet<PatientId>();
        Batches.of(any.stream().map(Alteration::name).sorted().toList())
                .forEach(names -> database.queryForList(
                                "select distinct patient_id from alteration where name in ("
                                        + Batches.marks(names.size()) + ")",
                                String.class,
                                names.toArray())
                        .forEach(id -> found.add(new PatientId(id))));
        return found;
    }

    @Override
    public Map<Alteration, Integer> mostFrequent(int most) {
        var counts = new LinkedHashMap<Alteration, Integer>();
        database.query(
                "select name, count(distinct patient_id) as patients from alteration group by name"
                        + " order by patients desc, name fetch first " + most + " rows only",
                row -> {
                    counts.put(new Alteration(row.getString(1)), row.getInt(2));
                });
        return counts;
    }
}
