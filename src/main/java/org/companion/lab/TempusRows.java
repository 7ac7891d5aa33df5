package org.companion.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.companion.genome.Assembly;

/** The members of a Tempus report's {@code results}; one that is not known is named. */
final class TempusRows {
    private final Rows rows;
    private final Optional<Assembly> assembly;
    private final List<String> said = new ArrayList<>();
    private boolean unplaced;

    /** {@code assembly}: the build of rows that name none, where the sender tells it. */
    TempusRows(Rows rows, Optional<Assembly> assembly) {
        this.rows = rows;
        this.assembly = assembly;
    }

    void results(Json results) {
        if (results.isEmpty()) {
            rows.unread("results", "there are none in the file");
        }
        results.members().forEach(member -> member(member.getKey(), member.getValue()));
        instability(results);
        if (unplaced) {
            rows.unread("positions", "rows do not name their build; they are given by name alone");
        }
    }

    private void member(String name, Json value) {
        switch (Json.folded(name)) {
            case "somaticpotentiallyactionablemutations" ->
                section(new TempusRow.Section("actionable somatic variant", Codes.SOMATIC), value);
            case "somaticpotentiallyactionablecopynumbervariants" ->
                section(new TempusRow.Section("actionable copy number variant", Codes.SOMATIC).ofCopies(), value);
            case "somaticbiologicallyrelevantvariants" ->
                section(new TempusRow.Section("relevant somatic variant", Codes.SOMATIC), value);
            case "somaticvariantsofunknownsignificance" ->
                section(
                        new TempusRow.Section("somatic variant of unknown significance", Codes.SOMATIC).uncertain(),
                        value);
            case "fusionvariants" -> section(new TempusRow.Section("fusion variant", Codes.SOMATIC), value);
            case "inheritedrelevantvariants" ->
                section(new TempusRow.Section("inherited relevant variant", Codes.GERMLINE), value);
            case "inheritedincidentalfindings" ->
                section(new TempusRow.Section("inherited incidental finding", Codes.GERMLINE), value);
            case "inheritedvariantsofunknownsignificance" ->
                section(
                        new TempusRow.Section("inherited variant of unknown significance", Codes.GERMLINE).uncertain(),
                        value);
            case "tumormutationalburden" -> burden(value);
            case "msistatus", "microsatelliteinstability" -> {}
            case "lowcoverageamplicons" -> lowCoverage(value);
            case "pertinentnegativegenes" -> say("Genes reported without findings", String.join(", ", genes(value)));
            case "tumormutationburdenpercentile", "tumormutationalburdenpercentile" -> {}
            default -> other(name, value);
        }
    }

    private void other(String name, Json value) {
        if (!value.isEmpty()) {
            rows.unread(name, "not read, " + value.rows().size() + " rows");
        }
    }

    /** The note of inherited variants may be all that there is: it says why nothing was looked for. */
    private void section(TempusRow.Section section, Json value) {
        say(section.name(), value.isObject() ? value.text("note") : "");
        var list = value.isObject() ? value.at("values") : value;
        var index = 0;
        for (var row : list.rows()) {
            var nested = row.at("variants").rows();
            for (var one : nested.isEmpty() ? List.of(row) : nested) {
                if (!rows.next()) {
                    return;
                }
                var read = new TempusRow(rows, section, one, nested.isEmpty() ? one : row);
                unplaced |= !read.read(index++, assembly);
            }
        }
    }

    private void burden(Json value) {
        if (value.isObject()) {
            rows.burden(
                    value.text("value", "score", "tumorMutationalBurden"),
                    value.text("unit", "units"),
                    value.text("status"));
        } else {
            rows.burden(value.text(), "", "");
        }
    }

    /** Under one of two names, of which versions of the schema leave the other empty. */
    private void instability(Json results) {
        if (results.has("msiStatus") || results.has("microsatelliteInstability")) {
            var value = results.at("msiStatus", "microsatelliteInstability");
            rows.instability(value.isObject() ? value.text("status", "value", "msiStatus") : value.text());
        }
    }

    private void lowCoverage(Json value) {
        var genes = genes(value);
        say("Not well covered, so that nothing can be said of them", String.join(", ", genes));
        genes.stream()
                .filter(gene -> rows.next())
                .forEach(gene -> rows.unread("low coverage", "gene " + gene + " was not well covered"));
        if (genes.isEmpty() && !value.isEmpty()) {
            rows.unread("low coverage", value.rows().size() + " rows without a gene");
        }
    }

    private static List<String> genes(Json value) {
        return value.rows().stream()
                .map(row -> row.isObject() ? row.text("gene", "display") : row.text())
                .filter(gene -> !gene.isEmpty())
                .distinct()
                .toList();
    }

    private void say(String what, String text) {
        if (!text.isEmpty()) {
            said.add(what + ": " + text);
        }
    }

    /** In words: what the file says beside its rows. */
    String conclusion(String diagnosis) {
        var all = new ArrayList<String>();
        if (!diagnosis.isEmpty()) {
            all.add("Diagnosis: " + diagnosis);
        }
        all.addAll(said);
        return String.join("\n", all);
    }
}
