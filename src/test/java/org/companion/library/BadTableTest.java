package org.companion.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake in a table is refused with its file, its line, what is wrong and what would be right. */
class BadTableTest {
    @ParameterizedTest(name = "{2} for {1} in {0}")
    @MethodSource({"forms", "drugs", "diseases", "alleles", "hotspots", "markers"})
    void isRefused(String file, String right, String mistake, String refusal) {
        var packs = SmallPacks.good().with(file, right, mistake);
        assertThat(catchThrowableOfType(BadPack.class, packs::read)).hasMessage(refusal);
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                arguments(
                        "markers/units.csv",
                        "written,ucum",
                        "spelling,ucum",
                        "markers/units.csv:1: the header is spelling,ucum (written,ucum)"),
                arguments(
                        "alleles/names.csv",
                        "spelling,phenotype",
                        "word,phenotype",
                        "alleles/names.csv:1: the header is word,phenotype (name,id or spelling,phenotype or"
                                + " name,marker)"),
                arguments(
                        "markers/units.csv",
                        "K/uL,10*3/uL",
                        "K/uL",
                        "markers/units.csv:2: has 1 columns (2: written,ucum)"),
                arguments(
                        "markers/units.csv",
                        "K/uL,10*3/uL\n",
                        "\nK/uL,10*3/uL\n",
                        "markers/units.csv:2: has 1 columns (2: written,ucum)"),
                arguments(
                        "drugs/products.csv",
                        "160 MG Oral Tablet\",sulfamethoxazole|trimethoprim",
                        "160 MG\nOral Tablet\",sulfamethoxazole|trimethoprim\n1,SCD,a tablet,aspirin",
                        "drugs/products.csv:5: unknown drug 'aspirin' (a name of ingredients.csv)\n"
                                + "drugs/products.csv:5: the product has no known ingredient (names of ingredients.csv"
                                + " joined by |)"),
                arguments(
                        "markers/markers.csv",
                        "MSI,81695-9,",
                        ",81695-9,",
                        "markers/markers.csv:3: column 'name' is empty (a value)\n"
                                + "markers/names.csv:3: unknown marker 'MSI' (a name of markers.csv)\n"
                                + "markers/values.csv:5: unknown marker 'MSI' (a name of markers.csv)"));
    }

    static Stream<Arguments> drugs() {
        return Stream.of(
                arguments(
                        "drugs/ingredients.csv",
                        "warfarin,",
                        "warfarin,\nwarfarin,",
                        "drugs/ingredients.csv:9: drug 'warfarin' stands already at drugs/ingredients.csv:8 (once in all"
                                + " packs)"),
                arguments(
                        "drugs/ingredients.csv",
                        "warfarin,",
                        "warfarin,\nAspirin,",
                        "drugs/ingredients.csv:9: drug 'Aspirin' has capitals (aspirin)"),
                arguments(
                        "drugs/ingredients.csv",
                        "warfarin,",
                        "warfarin,A1",
                        "drugs/ingredients.csv:8: 'A1' is no RxCUI (digits)"),
                arguments(
                        "drugs/products.csv",
                        "309362,SCD",
                        "32968,SCD",
                        "drugs/products.csv:2: RxCUI '32968' stands already at drugs/ingredients.csv:2 (once in all"
                                + " packs)"),
                arguments(
                        "drugs/brands.csv",
                        "Plavix,clopidogrel",
                        "Plavix,clopidogrol",
                        "drugs/brands.csv:2: unknown drug 'clopidogrol' (a name of ingredients.csv)"));
    }

    static Stream<Arguments> diseases() {
        return Stream.of(
                arguments(
                        "diseases/parents.csv",
                        "DOID:3908,DOID:162",
                        "DOID:3908,DOID:1",
                        "diseases/parents.csv:3: unknown disease 'DOID:1' (an id of diseases.csv)"),
                arguments(
                        "diseases/codes.csv",
                        "DOID:8552,ICD10",
                        "DOID:8552,ICD9",
                        "diseases/codes.csv:2: unknown system 'ICD9' (one of DOID, ICD10, NCIT, ONCOTREE)"),
                arguments(
                        "diseases/names.csv",
                        "NSCLC,DOID:3908",
                        "cml,DOID:3908",
                        "diseases/names.csv:3: 'cml' names DOID:8552 already (a name of one disease)"));
    }

    static Stream<Arguments> alleles() {
        return Stream.of(
                arguments(
                        "alleles/functions.csv",
                        "CYP2D6,*4",
                        "CYP2D7,*4",
                        "alleles/functions.csv:5: unknown gene 'CYP2D7' (a symbol of genes.csv)"),
                arguments(
                        "alleles/functions.csv",
                        "CYP2D6,*4",
                        "CYP2D6,*1",
                        "alleles/functions.csv:5: allele 'CYP2D6 *1' stands already at alleles/functions.csv:4 (once in"
                                + " all packs)"),
                arguments(
                        "alleles/phenotypes.csv",
                        "CYP2D6,score,1.0",
                        "CYP2D6,scores,1.0",
                        "alleles/phenotypes.csv:6: unknown method 'scores' (one of functions, score)\n"
                                + "sample/blood.yaml:24: unknown activity score '1.0' of CYP2D6 (one of 0.0, 2.0)"),
                arguments(
                        "alleles/phenotypes.csv",
                        "CYP2D6,score,2.0",
                        "CYP2D6,score,1.0",
                        "alleles/phenotypes.csv:7: phenotype of 'CYP2D6 score 1.0' stands already at"
                                + " alleles/phenotypes.csv:6 (once in all packs)"),
                arguments(
                        "alleles/names.csv",
                        "PM,Poor",
                        "Extensive Metabolizer,Poor",
                        "alleles/names.csv:4: spelling 'extensive metabolizer' stands already at alleles/names.csv:2"
                                + " (once in all packs)"));
    }

    static Stream<Arguments> hotspots() {
        return Stream.of(
                arguments(
                        "genes/hotspots.csv",
                        "p.V600E",
                        "V600",
                        "genes/hotspots.csv:2: 'V600' is no protein change (such as p.V600E)"),
                arguments(
                        "genes/hotspots.csv",
                        "c.1799T>A",
                        "1799T>A",
                        "genes/hotspots.csv:2: '1799T>A' is no coding change (such as c.1799T>A)"),
                arguments(
                        "genes/hotspots.csv",
                        "NC_000007.14:140753335:A:T",
                        "chr7:140753336A>T",
                        "genes/hotspots.csv:2: 'chr7:140753336A>T' is no SPDI (contig:position:deleted:inserted, with"
                                + " bases)"),
                arguments(
                        "genes/hotspots.csv",
                        "NC_000007.14:140753335",
                        "NC_000007.13:140753335",
                        "genes/hotspots.csv:2: 'NC_000007.13:140753335:A:T' is not on GRCh38 (a contig of that build)"),
                arguments(
                        "genes/hotspots.csv",
                        "EGFR,p.E746_A750del",
                        "BRAF,p.V600K,c.1799T>A,,,\nEGFR,p.E746_A750del",
                        "genes/hotspots.csv:3: BRAF:c.1799T>A is p.V600E already (one protein change for each place)"));
    }

    static Stream<Arguments> markers() {
        return Stream.of(
                arguments(
                        "markers/names.csv",
                        "HER2 status",
                        "msi",
                        "markers/names.csv:2: 'msi' names MSI already (a name of one marker)"),
                arguments(
                        "markers/values.csv",
                        "HER2,0,negative",
                        "HER2,3 +,negative\nHER2,3+,negative",
                        "markers/values.csv:5: '3+' means positive already (one meaning)"),
                arguments(
                        "markers/values.csv",
                        "HER2,0,negative",
                        "HER2,-,negative",
                        "markers/values.csv:4: the spelling has no letter, digit or plus sign (words of an answer)"),
                arguments(
                        "markers/gene_tests.csv",
                        "FUSION",
                        "TRANSLOCATION",
                        "markers/gene_tests.csv:2: unknown kind 'TRANSLOCATION' (one of ALLELE, FUSION, GENOTYPE,"
                                + " PHENOTYPE, VARIANT)"),
                arguments(
                        "markers/gene_tests.csv",
                        "HLA-B,HLA-B*57:01,",
                        "HLA-B,,",
                        "markers/gene_tests.csv:3: a test of kind ALLELE has one gene and one allele (such as a HLA gene"
                                + " and *57:01)"),
                arguments(
                        "markers/gene_tests.csv",
                        "21821-4,",
                        "81695-9,",
                        "markers/gene_tests.csv:2: LOINC code of a test '81695-9' stands already at"
                                + " markers/markers.csv:3 (once in all packs)"),
                arguments(
                        "markers/translocations.csv",
                        "t(9;22),BCR|ABL1",
                        "t(9;22),BCR|ABL1|EGFR",
                        "markers/translocations.csv:2: a translocation joins more than two genes (one or two genes"
                                + " joined by |)"),
                arguments(
                        "markers/units.csv",
                        "10*3/uL",
                        "10*3 per uL",
                        "markers/units.csv:2: '10*3 per uL' is no UCUM unit (such as mg/dL or 10*9/L)"));
    }
}
