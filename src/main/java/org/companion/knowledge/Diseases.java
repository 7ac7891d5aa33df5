package org.companion.knowledge;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.chart.Coded;
import org.companion.chart.Words;

/** The diseases that statements speak of, what they are kinds of, and the codes and names they are written with. */
public final class Diseases {
    /** The Disease Ontology's term for cancer. */
    private static final String CANCER = "DOID:162";

    /** Words, folded and set apart, that make a diagnosis' name into something else; such entries stand on problem lists. */
    private static final List<String> NO_DIAGNOSIS = List.of(
            " family history ",
            " family hx ",
            " screening for ",
            " no evidence of ",
            " no history of ",
            " risk of ",
            " risk for ",
            " ruled out ",
            " rule out ");

    private final Map<String, Disease> byId = new HashMap<>();
    private final Map<String, Set<String>> ancestors = new HashMap<>();
    private final Map<String, String> byCode = new HashMap<>();
    private final Phrases<String> byName;

    /** One disease with the ids of what it is a kind of, and its codes as {@code SYSTEM|code}. */
    public record Entry(Disease disease, Set<String> parents, Set<String> codes) {}

    /** Code systems by the short names that entries use. */
    private static final Map<String, String> SYSTEMS = Map.of(
            "http://hl7.org/fhir/sid/icd-10-cm", "ICD10",
            "http://hl7.org/fhir/sid/icd-10", "ICD10",
            "urn:oid:2.16.840.1.113883.6.90", "ICD10",
            "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl", "NCIT",
            "http://ncithesaurus-stage.nci.nih.gov", "NCIT",
            "http://oncotree.mskcc.org", "ONCOTREE",
            "http://oncotree.mskcc.org/", "ONCOTREE",
            "https://disease-ontology.org", "DOID",
            "http://purl.obolibrary.org/obo/doid.owl", "DOID",
            "http://disease-ontology.org", "DOID");

    /** How a diagnosis stands to a disease that a statement is about. */
    public enum Relation {
        /** The diagnosis is the disease or a kind of it. */
        IS,
        /** The diagnosis is wider: the disease is one kind of it, so it may be the disease. */
        MAY_BE,
        /** The diagnosis is something else. */
        IS_NOT
    }

    public Diseases(Collection<Entry> entries, Map<String, String> names) {
        var parents = new HashMap<String, Set<String>>();
        var words = new HashMap<String, String>();
        for (var entry : entries) {
            var id = entry.disease().id();
            byId.put(id, entry.disease());
            parents.computeIfAbsent(id, key -> new HashSet<>()).addAll(entry.parents());
            entry.codes().forEach(code -> byCode.putIfAbsent(code, id));
            words.putIfAbsent(Words.fold(entry.disease().name()), id);
        }
        names.forEach((name, id) -> words.put(Words.fold(name), id));
        byName = new Phrases<>(words);
        byId.keySet().forEach(id -> ancestors.put(id, climb(id, parents)));
    }

    private static Set<String> climb(String id, Map<String, Set<String>> parents) {
        var seen = new HashSet<String>();
        var todo = new ArrayDeque<>(List.of(id));
        while (!todo.isEmpty()) {
            for (var parent : parents.getOrDefault(todo.pop(), Set.of())) {
                if (seen.add(parent)) {
                    todo.push(parent);
                }
            }
        }
        return Set.copyOf(seen);
    }

    public Optional<Disease> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The disease a condition names: by code where one is known, else by its words; words may only narrow a code. */
    public Optional<Disease> recognise(Coded condition) {
        var known = Optional.<Disease>empty();
        for (var code : condition.codes()) {
            known = narrowed(known, byCode(code));
        }
        known = narrowed(known, byWords(condition.text()));
        for (var code : condition.codes()) {
            known = narrowed(known, byWords(code.display()));
        }
        return known;
    }

    private Optional<Disease> narrowed(Optional<Disease> known, Optional<Disease> next) {
        return known.isEmpty() || (next.isPresent() && isA(next.get(), known.get())) ? next : known;
    }

    private Optional<Disease> byCode(Coded.Code code) {
        if (byId.containsKey(code.code())) {
            return byId(code.code());
        }
        var system = SYSTEMS.get(code.system());
        if (system == null) {
            return Optional.empty();
        }
        for (var prefix = code.code(); !prefix.isEmpty(); prefix = shorter(system, prefix)) {
            var id = byCode.get(system + "|" + prefix);
            if (id != null) {
                return byId(id);
            }
        }
        return Optional.empty();
    }

    /** ICD-10 codes narrow from left to right, so a longer code falls back on its category. */
    private static String shorter(String system, String code) {
        if (!system.equals("ICD10") || code.length() <= 3) {
            return "";
        }
        var cut = code.substring(0, code.length() - 1);
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }

    private Optional<Disease> byWords(String words) {
        var text = Words.fold(words);
        var named = byName.longestIn(text);
        return named.isEmpty() || isNoDiagnosis(text) ? Optional.empty() : byId(named.get());
    }

    private static boolean isNoDiagnosis(String folded) {
        var text = " " + folded + " ";
        return NO_DIAGNOSIS.stream().anyMatch(text::contains);
    }

    /** How the diagnosis stands to the disease; matches go upward only. */
    public Relation relation(Disease diagnosis, Disease disease) {
        if (isA(diagnosis, disease)) {
            return Relation.IS;
        }
        return isA(disease, diagnosis) ? Relation.MAY_BE : Relation.IS_NOT;
    }

    private boolean isA(Disease narrow, Disease wide) {
        return narrow.id().equals(wide.id())
                || ancestors.getOrDefault(narrow.id(), Set.of()).contains(wide.id());
    }

    /** Whether it is a cancer of any kind. */
    public boolean isCancer(Disease disease) {
        return disease.id().equals(CANCER)
                || ancestors.getOrDefault(disease.id(), Set.of()).contains(CANCER);
    }
}
