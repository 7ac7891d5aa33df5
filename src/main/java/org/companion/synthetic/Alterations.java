package org.companion.synthetic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;

/** Writes what was found in a tumour, or looked for and not found, after the Genomics Reporting guide. */
final class Alterations {
    private static final String SEQUENCE_ONTOLOGY = "http://www.sequenceontology.org";

    private final Dossier dossier;
    private final String specimen;
    private final LocalDate day;

    /** {@code specimen}: the reference of the sample that all of them are of. */
    Alterations(Dossier dossier, String specimen, LocalDate day) {
        this.dossier = dossier;
        this.specimen = specimen;
        this.day = day;
    }

    /** The gene that a result is about. */
    static void gene(ObjectNode json, String hgnc, String symbol) {
        Dossier.part(json, "48018-6", "Gene studied [ID]")
                .set("valueCodeableConcept", Dossier.concept("http://www.genenames.org/geneId", hgnc, symbol, symbol));
    }

    /**
     * What is there. {@code fraction}: the part of the reads that show it. {@code depth}: how many reads there were.
     * {@code copies}: of an amplified gene.
     */
    ObjectNode found(Row row, double fraction, int depth, int copies) {
        var json = variant("LA9633-4", "Present");
        genes(json, row);
        var kind = row.text("kind");
        switch (kind) {
            case "fusion" -> changeType(json, "SO:0001565", "gene_fusion");
            case "amplification" -> {
                changeType(json, "SO:0001742", "copy_number_gain");
                copies(json, copies);
            }
            case "loss" -> {
                changeType(json, "SO:0001743", "copy_number_loss");
                copies(json, 0);
            }
            default -> small(json, row, fraction, depth);
        }
        source(json, kind);
        return json;
    }

    /** What was looked for in the gene of the row and is not there. */
    ObjectNode absent(Row row) {
        var json = variant("LA9634-2", "Absent");
        genes(json, row);
        switch (row.text("kind")) {
            case "fusion" -> changeType(json, "SO:0001565", "gene_fusion");
            case "amplification" -> changeType(json, "SO:0001742", "copy_number_gain");
            case "loss" -> changeType(json, "SO:0001743", "copy_number_loss");
            default -> {}
        }
        source(json, row.text("kind"));
        return json;
    }

    private ObjectNode variant(String code, String display) {
        var json = dossier.observation(
                "laboratory", Dossier.concept(Dossier.LOINC, "69548-6", "Genetic variant assessment", ""), day);
        json.set("valueCodeableConcept", Dossier.concept(Dossier.LOINC, code, display, ""));
        json.putObject("specimen").put("reference", specimen);
        return json;
    }

    /** A fusion names its two genes, and the numbers of both. */
    private static void genes(ObjectNode json, Row row) {
        var symbols = List.of(
                row.optional("new_gene").orElseGet(() -> row.text("gene")).split("::"));
        var numbers = List.of(
                row.optional("new_hgnc").orElseGet(() -> row.text("hgnc")).split("\\|"));
        for (var i = 0; i < symbols.size(); i++) {
            gene(json, numbers.get(i), symbols.get(i));
        }
    }

    private static void small(ObjectNode json, Row row, double fraction, int depth) {
        var protein = row.optional("new_protein").orElseGet(() -> row.text("protein"));
        named(json, "48005-3", "Amino acid change (pHGVS)", "http://varnomen.hgvs.org", protein);
        named(json, "48004-6", "DNA change (c.HGVS)", "http://varnomen.hgvs.org", row.text("coding"));
        row.optional("spdi38")
                .ifPresent(spdi -> named(
                        json,
                        "81252-9",
                        "Discrete genetic variant",
                        "https://api.ncbi.nlm.nih.gov/variation/v0/",
                        spdi));
        Dossier.part(json, "81258-6", "Sample variant allelic frequency [NFr]")
                .set("valueQuantity", Dossier.quantity(fraction, 3, "1"));
        Dossier.part(json, "82121-5", "Allelic read depth").set("valueQuantity", Dossier.quantity(depth, 0, "1"));
    }

    private static void named(ObjectNode json, String loinc, String display, String system, String code) {
        Dossier.part(json, loinc, display).set("valueCodeableConcept", Dossier.concept(system, code, code, ""));
    }

    private static void changeType(ObjectNode json, String code, String display) {
        Dossier.part(json, "48019-4", "DNA change type")
                .set("valueCodeableConcept", Dossier.concept(SEQUENCE_ONTOLOGY, code, display, ""));
    }

    private static void copies(ObjectNode json, int copies) {
        Dossier.part(json, "82155-3", "Genomic structural variant copy number")
                .set("valueQuantity", Dossier.quantity(copies, 0, "1"));
    }

    private static void source(ObjectNode json, String kind) {
        Dossier.part(json, "48002-0", "Genomic source class [Type]")
                .set(
                        "valueCodeableConcept",
                        kind.equals("germline")
                                ? Dossier.concept(Dossier.LOINC, "LA6683-2", "Germline", "")
                                : Dossier.concept(Dossier.LOINC, "LA6684-0", "Somatic", ""));
    }
}
