package org.companion.library;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that a pack can hold, by file name and columns. */
enum Form {
    INGREDIENTS("ingredients.csv", "name", "rxcui"),
    PRODUCTS("products.csv", "rxcui", "tty", "name", "ingredients"),
    BRANDS("brands.csv", "brand", "ingredient"),
    /** Codes of drugs in other systems than RxNorm. */
    OTHER_CODES("atc.csv", "atc", "ingredients"),
    DISEASES("diseases.csv", "id", "name"),
    DISEASE_PARENTS("parents.csv", "id", "parent"),
    DISEASE_CODES("codes.csv", "id", "system", "code"),
    DISEASE_NAMES("names.csv", "name", "id"),
    GENES("genes.csv", "symbol", "hgnc", "aliases"),
    ALLELE_FUNCTIONS("functions.csv", "gene", "allele", "function", "activity"),
    PHENOTYPES("phenotypes.csv", "gene", "method", "first", "second", "phenotype", "score"),
    PHENOTYPE_NAMES("names.csv", "spelling", "phenotype"),
    HOTSPOTS("hotspots.csv", "gene", "protein", "coding", "transcript", "spdi38", "spdi37"),
    MARKERS("markers.csv", "name", "loinc", "genes"),
    MARKER_NAMES("names.csv", "name", "marker"),
    MARKER_VALUES("values.csv", "marker", "spelling", "values"),
    GENE_TESTS("gene_tests.csv", "loinc", "kind", "genes", "allele", "name"),
    TESTS("tests.csv", "id", "display", "loinc", "loinc_display"),
    /** Quantities that laboratories give by name alone, with the code that they are read as. */
    QUANTITIES("quantities.csv", "name", "code"),
    TRANSLOCATIONS("translocations.csv", "name", "genes"),
    UNITS("units.csv", "written", "ucum"),
    /** What laboratories measure. */
    ANALYTES("analytes.csv", "name", "unit", "loinc", "words", "grams_per_mole", "estimated_from", "formula"),
    /** How people live; names and values as those of markers. */
    TRAITS("traits.csv", "name", "loinc"),
    TRAIT_SIGNS("signs.csv", "trait", "value", "icd10", "words"),
    /** What an order of food says of a trait. */
    DIETS("diets.csv", "words", "trait", "value"),
    CULTURES("cultures.csv", "loinc", "name"),
    GERMS("germs.csv", "name", "marker"),
    SUSCEPTIBILITIES("susceptibilities.csv", "drug", "loinc", "words"),
    SUBSTANCES("substances.csv", "name", "words"),
    /** Statements whose reference a site has looked up. */
    CONFIRMED("confirmed.csv", "statement", "by", "date"),
    /** Statements in rows: what a source says of a drug for each result or pair of results. */
    RECOMMENDATIONS(
            "recommendations.csv", "id", "drugs", "population", "lookup", "advice", "strength", "level", "guideline"),
    /** How the alleles of pharmacogenes differ. */
    LOCI("positions.csv", "gene", "name", "contig", "position", "reference", "alternatives"),
    NAMED_ALLELES("alleles.csv", "gene", "allele", "carries"),
    CALLING_METHODS("methods.csv", "gene", "method"),
    HARM("harm.csv", "gene", "function", "harm"),
    KEY_ALLELES("key_alleles.csv", "gene", "allele"),
    POPULATIONS("populations.csv", "population", "words", "test", "value"),
    INHIBITORS("inhibitors.csv", "drug", "gene", "strength", "checked"),
    CONVERSIONS("conversions.csv", "gene", "strength", "from", "to"),
    CAVEATS("caveats.csv", "name", "icd10", "words", "about", "line"),
    ADVICE("advice.csv", "key", "category", "indicator", "line", "instead", "dose", "monitor"),
    /** Changes of a gene that have a name of their own. */
    ALTERATIONS("alterations.csv", "gene", "name", "codons", "kind", "words"),
    /** What studies saw of drugs where a tumour carries a profile. */
    EVIDENCE(
            "evidence.csv",
            "id",
            "profile",
            "disease",
            "drugs",
            "use",
            "advice",
            "strength",
            "level",
            "title",
            "url",
            "pmids",
            "version"),
    GUIDELINES("guidelines.csv", "key", "title", "url", "pmids", "checked"),
    /** A site's own codes of drugs. */
    DRUG_CODES("drug-codes.csv", "system", "code", "rxcui"),
    /** What a site wants orders to be coded with. */
    ORDER_CODES("order-codes.csv", "system", "code", "item_system", "item", "display"),
    /** What senders' own codes of questions mean. */
    SENDER_CODES("sender-codes.csv", "facility", "system", "code", "loinc", "display"),
    /** The codes of answers that senders give in words. */
    SENDER_ANSWERS("sender-answers.csv", "loinc", "code", "display", "words");

    private final String fileName;
    private final List<String> columns;

    Form(String fileName, String... columns) {
        this.fileName = fileName;
        this.columns = List.of(columns);
    }

    List<String> columns() {
        return columns;
    }

    /** The form of a file with these columns. */
    static Optional<Form> of(String fileName, List<String> columns) {
        return Stream.of(values())
                .filter(form -> form.fileName.equals(fileName) && form.columns.equals(columns))
                .findFirst();
    }

    /** What the header of a file of this name can be, in words; empty where no table has the name. */
    static Optional<String> headers(String fileName) {
        var known = Stream.of(values())
                .filter(form -> form.fileName.equals(fileName))
                .map(form -> String.join(",", form.columns))
                .collect(Collectors.joining(" or "));
        return known.isEmpty() ? Optional.empty() : Optional.of(known);
    }

    static String fileNames() {
        return Stream.of(values())
                .map(form -> form.fileName)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
