package org.companion.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake in a statement is refused with its file, its line, what is wrong and what would be right. */
class BadStatementTest {
    private static final String BLOOD = "sample/blood.yaml";
    private static final String TUMOUR = "sample/tumour.yaml";

    @ParameterizedTest(name = "{2} for {1}")
    @MethodSource({"forms", "references", "phenotypes", "tumours", "laboratories", "outcomes"})
    void isRefused(String file, String right, String mistake, String refusal) {
        var packs = SmallPacks.good().with(file, right, mistake);
        assertThat(catchThrowableOfType(BadPack.class, packs::read)).hasMessage(refusal);
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                arguments(
                        BLOOD,
                        "population: ACS PCI",
                        "populaton: ACS PCI",
                        "sample/blood.yaml:4: unknown key 'populaton' (one of because, disease, drugs, except, id, otherwise,"
                                + " population, then, untested, when)"),
                arguments(
                        BLOOD,
                        "    population: ACS PCI",
                        "    drugs: [warfarin]",
                        "sample/blood.yaml:4: key 'drugs' stands twice (once)"),
                arguments(BLOOD, "    drugs: [clopidogrel]\n", "", "sample/blood.yaml:2: has no 'drugs' (drugs: …)"),
                arguments(
                        BLOOD,
                        "drugs: [clopidogrel]",
                        "drugs: clopidogrel",
                        "sample/blood.yaml:3: is not a list with entries ([one, another])"),
                arguments(
                        BLOOD,
                        "drugs: [clopidogrel]",
                        "drugs: []",
                        "sample/blood.yaml:3: is not a list with entries ([one, another])"),
                arguments(
                        BLOOD,
                        "when: {phenotype: {gene: CYP2C19, is: [Poor Metabolizer]}}",
                        "when: poor metabolizer",
                        "sample/blood.yaml:5: is not a mapping (with the keys activity, all, allele, allergy, amplification, any,"
                                + " biomarker, condition, dose, form, fusion, laboratory, loss, noResult, not, person, phase, phenotype, profile,"
                                + " surely, susceptibility, taken, trait, variant)"),
                arguments(
                        BLOOD,
                        "population: ACS PCI",
                        "population: 2",
                        "sample/blood.yaml:4: '2' is read as a number (text in quotes)"),
                arguments(
                        BLOOD,
                        "population: ACS PCI",
                        "population: no",
                        "sample/blood.yaml:4: 'no' is read as yes or no (text in quotes)"),
                arguments(
                        BLOOD,
                        "version: \"2022\"",
                        "version: 2022-01-01",
                        "sample/blood.yaml:16: '2022-01-01' is read as a date (text in quotes)"),
                arguments(BLOOD, "population: ACS PCI", "population: \" \"", "sample/blood.yaml:4: is empty (text)"),
                arguments(
                        BLOOD,
                        "population: ACS PCI",
                        "population: [ACS]",
                        "sample/blood.yaml:4: is not text (a word or a line of words)"),
                arguments(
                        BLOOD,
                        "population: ACS PCI",
                        "population: &here ACS PCI",
                        "sample/blood.yaml:4: has an anchor '&here' (written out in each place)"),
                arguments(
                        BLOOD,
                        "population: ACS PCI",
                        "population: \"ACS",
                        "sample/blood.yaml:16: is no YAML: expected <block end>, but found '<scalar>' (text with *, :, #"
                                + " or @ in quotes)"),
                arguments(
                        BLOOD,
                        "carries: \"*57:01\"",
                        "carries: *57:01",
                        "sample/blood.yaml:25: is no YAML: found undefined alias 57 (text with *, :, # or @ in"
                                + " quotes)"));
    }

    static Stream<Arguments> references() {
        return Stream.of(
                arguments(
                        BLOOD,
                        "id: sample:2",
                        "id: other:2",
                        "sample/blood.yaml:20: 'other:2' is not of this pack (sample:…)"),
                arguments(
                        BLOOD,
                        "id: sample:2",
                        "id: sample 2",
                        "sample/blood.yaml:20: 'sample 2' is not right here (pack:id in letters, digits, dots, hyphens"
                                + " and underscores)"),
                arguments(
                        BLOOD,
                        "id: sample:2",
                        "id: sample:4",
                        "sample/tumour.yaml:2: statement 'sample:4' stands already at sample/blood.yaml:20 (once in all"
                                + " packs)"),
                arguments(
                        BLOOD,
                        "drugs: [clopidogrel]",
                        "drugs: [Clopidogrel]",
                        "sample/blood.yaml:3: unknown drug 'Clopidogrel' (a name of ingredients.csv)"),
                arguments(
                        BLOOD,
                        "instead: [prasugrel]",
                        "instead: [ticagrelor]",
                        "sample/blood.yaml:11: unknown drug 'ticagrelor' (a name of ingredients.csv)"),
                arguments(
                        TUMOUR,
                        "disease: [\"DOID:8552\"]",
                        "disease: [\"DOID:1\"]",
                        "sample/tumour.yaml:4: unknown disease 'DOID:1' (an id of diseases.csv)"),
                arguments(
                        TUMOUR,
                        "disease: [\"DOID:8552\"]",
                        "disease: [CML]",
                        "sample/tumour.yaml:4: 'CML' is not right here (an id such as DOID:162)"),
                arguments(
                        TUMOUR,
                        "condition: {is: [\"DOID:3908\", CML]}",
                        "condition: {is: [lung cancer]}",
                        "sample/tumour.yaml:10: unknown disease 'lung cancer' (an id of diseases.csv)"),
                arguments(
                        BLOOD,
                        "url: https://example.org/guideline",
                        "url: http://example.org/guideline",
                        "sample/blood.yaml:15: 'http://example.org/guideline' is not right here (an address with"
                                + " https://)"),
                arguments(
                        BLOOD,
                        "PMC9243911",
                        "PMID1",
                        "sample/blood.yaml:17: 'PMID1' is not right here (digits, or PMC and digits, in quotes)"),
                arguments(
                        BLOOD,
                        "checked: recalled",
                        "checked: twice",
                        "sample/blood.yaml:19: unknown word 'twice' (one of recalled, recalled-pmid, seen, seen-cpic, seen-nct, seen-text,"
                                + " seen-threshold)"));
    }

    static Stream<Arguments> phenotypes() {
        return Stream.of(
                arguments(
                        BLOOD,
                        "gene: CYP2C19",
                        "gene: CYP2C9",
                        "sample/blood.yaml:5: unknown gene 'CYP2C9' (a symbol of genes.csv)"),
                arguments(
                        BLOOD,
                        "is: [Poor Metabolizer]",
                        "is: [Poor metaboliser]",
                        "sample/blood.yaml:5: unknown phenotype 'Poor metaboliser' of CYP2C19 (one of Intermediate"
                                + " Metabolizer, Normal Metabolizer, Poor Metabolizer)"),
                arguments(
                        BLOOD,
                        "gene: CYP2C19",
                        "gene: EGFR",
                        "sample/blood.yaml:5: unknown phenotype 'Poor Metabolizer' of EGFR (a gene of phenotypes.csv)"),
                arguments(
                        BLOOD,
                        "\"1.0\"",
                        "\"1\"",
                        "sample/blood.yaml:24: unknown activity score '1' of CYP2D6 (one of 0.0, 1.0, 2.0)"),
                arguments(BLOOD, "\"1.0\"", "1.0", "sample/blood.yaml:24: '1.0' is read as a number (text in quotes)"),
                arguments(
                        BLOOD,
                        "*57:01",
                        "HLA-B*5701",
                        "sample/blood.yaml:25: allele 'HLA-B*5701' is not in its normal form (\"*57:01\")"),
                arguments(
                        BLOOD,
                        "gene: HLA-B, carries: \"*57:01\"",
                        "gene: CYP2C19, carries: \"*99\"",
                        "sample/blood.yaml:25: unknown allele '*99' of CYP2C19 (an allele of functions.csv)"));
    }

    static Stream<Arguments> tumours() {
        return Stream.of(
                arguments(
                        TUMOUR,
                        "p.L858R",
                        "p.L858",
                        "sample/tumour.yaml:20: 'p.L858' is no protein change (such as p.V600E)"),
                arguments(
                        TUMOUR,
                        "p.L858R",
                        "L858R",
                        "sample/tumour.yaml:20: 'L858R' is no protein change (such as p.V600E)"),
                arguments(
                        TUMOUR,
                        "746-759",
                        "759-746",
                        "sample/tumour.yaml:21: '759-746' are no codons (\"12\" or \"746-759\")"),
                arguments(
                        TUMOUR, "\"719\"", "\"0\"", "sample/tumour.yaml:21: '0' are no codons (\"12\" or \"746-759\")"),
                arguments(
                        TUMOUR,
                        "        codons: [\"719\", \"746-759\"]\n",
                        "",
                        "sample/tumour.yaml:19: has a kind without codons (codons: [\"746-759\"], where the change of"
                                + " this kind lies)"),
                arguments(
                        TUMOUR,
                        "kind: deletion",
                        "kind: loss",
                        "sample/tumour.yaml:22: unknown word 'loss' (one of deletion, insertion, substitution,"
                                + " truncation)"),
                arguments(TUMOUR, "Exon 19 deletion", "-", "sample/tumour.yaml:23: the name has no letter (words)"),
                arguments(
                        TUMOUR,
                        "genes: [BCR, ABL1]",
                        "genes: [BCR, ABL1, EGFR]",
                        "sample/tumour.yaml:7: a fusion joins two genes (one gene for any partner, or two different"
                                + " genes)"),
                arguments(
                        TUMOUR,
                        "name: HER2",
                        "name: ERBB2",
                        "sample/tumour.yaml:9: unknown marker 'ERBB2' (a name of markers.csv)"),
                arguments(
                        TUMOUR,
                        "is: [positive, low]",
                        "is: [positive, ultralow]",
                        "sample/tumour.yaml:9: unknown value 'ultralow' of HER2 (one of values.csv: low, negative,"
                                + " positive)"),
                arguments(
                        TUMOUR,
                        "        - fusion: {genes: [BCR, ABL1]}\n        - amplification",
                        "        - fusion: {genes: [BCR, ABL1]}\n          amplification",
                        "sample/tumour.yaml:7: has several criteria (one; several stand under all or any)"),
                arguments(
                        TUMOUR,
                        "amplification: {gene: EGFR}",
                        "{}",
                        "sample/tumour.yaml:8: has no criterion (one of activity, all, allele, allergy, amplification, any,"
                                + " biomarker, condition, dose, form, fusion, laboratory, loss, noResult, not, person, phase, phenotype, profile,"
                                + " surely, susceptibility, taken, trait, variant)"));
    }

    static Stream<Arguments> laboratories() {
        return Stream.of(
                arguments(
                        BLOOD,
                        "unit: /uL",
                        "unit: cells",
                        "sample/blood.yaml:38: 'cells' is no UCUM unit (such as mg/dL or 10*9/L)"),
                arguments(
                        BLOOD,
                        "\"751-8\"",
                        "\"751\"",
                        "sample/blood.yaml:37: '751' is not right here (a LOINC code such as 751-8)"),
                arguments(
                        BLOOD,
                        "        from: 500\n        below: 1000\n        within: 31\n",
                        "",
                        "sample/blood.yaml:36: asks nothing (at least one of below, atMost, above, from, within, risesBy, fallsBy)"),
                arguments(
                        BLOOD,
                        "from: 500",
                        "atMost: 500",
                        "sample/blood.yaml:36: has two bounds on one side (from or above, atMost or below)"),
                arguments(
                        BLOOD,
                        "from: 500",
                        "from: 1000",
                        "sample/blood.yaml:36: no value lies within the bounds (the lower bound under the upper one)"),
                arguments(
                        BLOOD,
                        "from: 500",
                        "from: \"500\"",
                        "sample/blood.yaml:39: is not a number (such as 0.5, without quotes)"),
                arguments(
                        BLOOD,
                        "from: 500",
                        "from: .inf",
                        "sample/blood.yaml:39: '.inf' is no decimal number (such as 0.5)"),
                arguments(BLOOD, "within: 31", "within: 0", "sample/blood.yaml:41: 0 is too few (1 or more)"),
                arguments(
                        BLOOD,
                        "within: 31",
                        "within: 1.5",
                        "sample/blood.yaml:41: '1.5' is no whole number (such as 30)"));
    }

    static Stream<Arguments> outcomes() {
        return Stream.of(
                arguments(
                        BLOOD,
                        "    then: {category: caution, line: \"the count is low; repeat it three times a week\"}\n"
                                + "    untested: {category: test-first, line: \"count the neutrophils before the"
                                + " start\", test: CYP2C19}\n",
                        "",
                        "sample/blood.yaml:32: says nothing (at least one of then, otherwise, untested)"),
                arguments(
                        BLOOD,
                        "category: avoid",
                        "category: forbid",
                        "sample/blood.yaml:7: unknown word 'forbid' (one of alternative, avoid, caution, dose-change,"
                                + " monitor, no-benefit, no-recommendation, part-of-tumour, reduced-sensitivity,"
                                + " resistance, standard, supports, test-first, trial)"),
                arguments(
                        BLOOD,
                        "strength: strong",
                        "strength: Strong",
                        "sample/blood.yaml:8: unknown word 'Strong' (one of moderate, none, optional, strong)"),
                arguments(
                        BLOOD,
                        "indicator: critical",
                        "indicator: red",
                        "sample/blood.yaml:9: unknown word 'red' (one of critical, info, warning)"),
                arguments(
                        BLOOD,
                        "line: hardly activated; give another inhibitor of platelets",
                        "line: avoid",
                        "sample/blood.yaml:10: the line has 5 letters (10 to 300)"),
                arguments(
                        BLOOD,
                        "dose: {from: 0.25, to: 0.5}",
                        "dose: {from: 0.5, to: 0.25}",
                        "sample/blood.yaml:29: the dose goes from 0.5 to 0.25 (from 0 or more, to no less)"),
                arguments(
                        BLOOD,
                        "dose: {from: 0.25, to: 0.5}",
                        "dose: {to: 0.5}",
                        "sample/blood.yaml:29: has no 'from' (from: …)"),
                arguments(
                        BLOOD,
                        "test: CYP2C19",
                        "test: CYP2C99",
                        "sample/blood.yaml:43: unknown test 'CYP2C99' (an id of tests.csv)"));
    }
}
