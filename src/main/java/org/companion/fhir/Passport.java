package org.companion.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.companion.advice.Advice;
import org.companion.advice.Count;
import org.companion.advice.Count.Threshold;
import org.companion.advice.Grounds;
import org.companion.advice.Phenotyping.Meaning;
import org.companion.advice.Wording;
import org.companion.knowledge.Pack;

/**
 * A patient's inherited genes and what they say of drugs, as a FHIR document (a Bundle that begins with a Composition),
 * to be carried to another house. Each section has its whole content as text.
 */
public final class Passport {
    private static final String LOINC = "http://loinc.org";
    private static final String DEVICE = "urn:uuid:8f0c1a9e-51c5-4a56-9d5b-8c5f6a5f7a11";

    private final String base;
    private final Resource patient;
    private final OffsetDateTime now;
    private final ObjectNode bundle = JsonNodeFactory.instance.objectNode();

    /** {@code base}: the address of the FHIR server, without a slash at the end. */
    public Passport(String base, Resource patient, OffsetDateTime now) {
        this.base = base;
        this.patient = patient;
        this.now = now;
    }

    /**
     * The document.
     *
     * @param genes what the patient's results mean
     * @param advice what follows for drugs
     * @param beyond what is known beyond genes
     * @param results the Observations that both rest on
     */
    public ObjectNode write(
            List<Meaning> genes, List<Advice> advice, Beyond beyond, Collection<Resource> results, List<Pack> packs) {
        var time = now.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        var composition = composition(time, genes, advice, beyond, results, packs);
        var name = UUID.nameUUIDFromBytes((patient.reference() + time).getBytes(StandardCharsets.UTF_8));
        bundle.put("resourceType", "Bundle");
        bundle.putObject("identifier").put("system", "urn:ietf:rfc:3986").put("value", "urn:uuid:" + name);
        bundle.put("type", "document").put("timestamp", time);
        entry("urn:uuid:" + UUID.nameUUIDFromBytes((name + "c").getBytes(StandardCharsets.UTF_8)), composition);
        entry(base + "/" + patient.reference(), (ObjectNode) patient.json());
        entry(DEVICE, device());
        results.forEach(result -> entry(base + "/" + result.reference(), (ObjectNode) result.json()));
        return bundle;
    }

    private void entry(String url, ObjectNode resource) {
        bundle.withArray("entry").addObject().put("fullUrl", url).set("resource", resource);
    }

    private static ObjectNode device() {
        var device = JsonNodeFactory.instance.objectNode().put("resourceType", "Device");
        device.withArray("deviceName").addObject().put("name", "Companion").put("type", "model-name");
        return device;
    }

    private ObjectNode composition(
            String time,
            List<Meaning> genes,
            List<Advice> advice,
            Beyond beyond,
            Collection<Resource> results,
            List<Pack> packs) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Composition")
                .put("status", "final");
        json.set("type", GenomicsProfiles.concept(LOINC, "51969-4", "Genetic analysis report"));
        json.putObject("subject").put("reference", patient.reference());
        json.put("date", time);
        json.withArray("author").addObject().put("reference", DEVICE);
        json.put("title", "Pharmacogenomic passport");
        var section = section(json, "Genes", genes(genes));
        results.forEach(result -> section.withArray("entry").addObject().put("reference", result.reference()));
        section(json, "Drugs", drugs(advice));
        section(json, "Counts", counts(beyond.counts()));
        section(json, "Other results", others(beyond.others()));
        section(json, "Knowledge", knowledge(packs));
        return json;
    }

    private static ObjectNode section(ObjectNode composition, String title, String html) {
        var section = composition.withArray("section").addObject().put("title", title);
        section.putObject("text")
                .put("status", "generated")
                .put("div", "<div xmlns=\"http://www.w3.org/1999/xhtml\">" + html + "</div>");
        return section;
    }

    private static String genes(List<Meaning> genes) {
        var rows = new LinkedHashSet<List<String>>();
        genes.stream()
                .filter(one -> !isToldByAlleles(one, genes))
                .forEach(one -> rows.add(List.of(
                        one.gene().symbol(),
                        one.diplotype().orElse(""),
                        one.phenotype().orElse("not in the tables"))));
        return table(List.of("Gene", "Result", "Meaning"), rows, "No result of a pharmacogene is on file.");
    }

    /** A phenotype alone says nothing beside a genotype that has it. */
    private static boolean isToldByAlleles(Meaning one, List<Meaning> genes) {
        return one.diplotype().isEmpty()
                && genes.stream()
                        .anyMatch(other -> other.diplotype().isPresent()
                                && other.gene().equals(one.gene())
                                && other.phenotype().equals(one.phenotype()));
    }

    private static String drugs(List<Advice> advice) {
        var byDrug = new LinkedHashMap<String, List<Advice>>();
        advice.forEach(one -> byDrug.computeIfAbsent(one.drug().name(), drug -> new ArrayList<>())
                .add(one));
        var rows = new ArrayList<List<String>>();
        byDrug.forEach((drug, all) -> all.forEach(one -> rows.add(List.of(
                drug,
                one.category().words(),
                one.applicability().map(words -> words + ": ").orElse("")
                        + one.outcome().line(),
                String.join(", ", Wording.results(one)),
                one.statement().because().title()))));
        return table(
                List.of("Drug", "Advice", "In words", "Because of", "Source"),
                rows,
                "The results say nothing of any drug.");
    }

    private static String counts(List<Count> counts) {
        var rows = new ArrayList<List<String>>();
        counts.forEach(count -> count.newest()
                .ifPresent(newest -> rows.add(List.of(
                        count.analyte().name(),
                        newest.written() + (newest.preliminary() ? " (preliminary)" : ""),
                        newest.day().map(LocalDate::toString).orElse(""),
                        count.thresholds().stream().map(Passport::threshold).collect(Collectors.joining("; "))))));
        return table(List.of("Test", "Newest result", "Date", "Thresholds"), rows, "No such result is on file.");
    }

    private static String threshold(Threshold threshold) {
        return threshold.side() + " " + threshold.value().toPlainString() + ": " + String.join(", ", threshold.drugs());
    }

    private static String others(List<Living> others) {
        var rows = others.stream()
                .map(one -> List.of(one.name(), one.result(), one.day().orElse("")))
                .toList();
        return table(List.of("What", "Result", "Date"), rows, "No such result is on file.");
    }

    private static String knowledge(List<Pack> packs) {
        var rows = packs.stream()
                .map(pack -> List.of(pack.title(), pack.version()))
                .toList();
        return table(List.of("Pack", "Version"), rows, "");
    }

    private static String table(List<String> heads, Collection<List<String>> rows, String none) {
        if (rows.isEmpty()) {
            return "<p>" + none + "</p>";
        }
        var html = new StringBuilder("<table><thead>");
        row(html, "th", heads);
        html.append("</thead><tbody>");
        rows.forEach(cells -> row(html, "td", cells));
        return html.append("</tbody></table>").toString();
    }

    private static void row(StringBuilder html, String tag, List<String> cells) {
        html.append("<tr>");
        cells.forEach(cell -> html.append('<')
                .append(tag)
                .append('>')
                .append(escaped(cell))
                .append("</")
                .append(tag)
                .append('>'));
        html.append("</tr>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /**
     * What is known of a patient beyond genes.
     *
     * @param counts what was measured over time
     * @param others serology, germs, how the patient lives
     */
    public record Beyond(List<Count> counts, List<Living> others) {}

    /** The references of the results that genes and advice rest on. */
    public static List<String> references(List<Meaning> genes, List<Advice> advice) {
        var references = new LinkedHashSet<String>();
        genes.forEach(one -> references.add(one.reference()));
        advice.stream()
                .flatMap(one -> one.grounds().stream())
                .map(Grounds::reference)
                .forEach(one -> one.ifPresent(references::add));
        return List.copyOf(references);
    }
}
