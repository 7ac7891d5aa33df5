// One example of each profile. They claim our profile, by which they can be checked offline, and the official one.

RuleSet: Claims(profile)
* meta.profile[0] = "https://companion.example/fhir/StructureDefinition/{profile}"
* meta.profile[1] = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/{profile}"

RuleSet: Result(profile)
* insert Claims({profile})
* status = #final
* category[laboratory] = $obscat#laboratory
* category[genetics] = $section#GE
* subject = Reference(demo-patient)
* effectiveDateTime = "2026-11-02"

RuleSet: InGene(id, symbol)
* component[gene-studied].valueCodeableConcept = $hgnc#HGNC:{id} "{symbol}"
* component[gene-studied].valueCodeableConcept.text = "{symbol}"

RuleSet: ZeroBased
* component[coordinate-system].valueCodeableConcept = $loinc#LA30100-4 "0-based interval counting"

Instance: variant-small
InstanceOf: Variant
Title: "A small variant, somatic"
Usage: #example
* insert Result(variant)
* code = $loinc#69548-6 "Genetic variant assessment"
* valueCodeableConcept = $loinc#LA9633-4 "Present"
* insert InGene(1097, BRAF)
* component[reference-sequence-assembly].valueCodeableConcept = $loinc#LA26806-2 "GRCh38"
* component[genomic-ref-seq].valueCodeableConcept = $refseq#NC_000007.14
* insert ZeroBased
* component[exact-start-end].valueRange.low.value = 140753335
* component[exact-start-end].valueRange.high.value = 140753336
* component[ref-allele].valueString = "A"
* component[alt-allele].valueString = "T"
* component[coding-hgvs].valueCodeableConcept = $hgvs#NM_004333.6:c.1799T>A
* component[genomic-source-class].valueCodeableConcept = $loinc#LA6684-0 "Somatic"
* component[sample-allelic-frequency].valueQuantity.value = 0.31
* component[sample-allelic-frequency].valueQuantity.system = $ucum
* component[sample-allelic-frequency].valueQuantity.code = #1
* component[allelic-read-depth].valueQuantity.value = 412

Instance: variant-absent
InstanceOf: Variant
Title: "A position with the reference"
Usage: #example
* insert Result(variant)
* code = $loinc#69548-6 "Genetic variant assessment"
* valueCodeableConcept = $loinc#LA9634-2 "Absent"
* insert InGene(2621, CYP2C19)
* component[genomic-ref-seq].valueCodeableConcept = $refseq#NC_000010.11
* insert ZeroBased
* component[exact-start-end].valueRange.low.value = 94761899
* component[exact-start-end].valueRange.high.value = 94761900
* component[ref-allele].valueString = "C"
* component[genomic-source-class].valueCodeableConcept = $loinc#LA6683-2 "Germline"

Instance: variant-second
InstanceOf: Variant
Title: "A small variant, inherited"
Usage: #example
* insert Result(variant)
* code = $loinc#69548-6 "Genetic variant assessment"
* valueCodeableConcept = $loinc#LA9633-4 "Present"
* insert InGene(2621, CYP2C19)
* component[genomic-ref-seq].valueCodeableConcept = $refseq#NC_000010.11
* insert ZeroBased
* component[exact-start-end].valueRange.low.value = 94781858
* component[exact-start-end].valueRange.high.value = 94781859
* component[ref-allele].valueString = "G"
* component[alt-allele].valueString = "A"
* component[genomic-source-class].valueCodeableConcept = $loinc#LA6683-2 "Germline"
* component[allelic-state].valueCodeableConcept = $loinc#LA6706-1 "Heterozygous"

Instance: variant-third
InstanceOf: Variant
Title: "Another one on the same copy"
Usage: #example
* insert Result(variant)
* code = $loinc#69548-6 "Genetic variant assessment"
* valueCodeableConcept = $loinc#LA9633-4 "Present"
* insert InGene(2621, CYP2C19)
* component[genomic-ref-seq].valueCodeableConcept = $refseq#NC_000010.11
* insert ZeroBased
* component[exact-start-end].valueRange.low.value = 94775366
* component[exact-start-end].valueRange.high.value = 94775367
* component[ref-allele].valueString = "A"
* component[alt-allele].valueString = "G"
* component[genomic-source-class].valueCodeableConcept = $loinc#LA6683-2 "Germline"
* component[allelic-state].valueCodeableConcept = $loinc#LA6706-1 "Heterozygous"

Instance: variant-structural
InstanceOf: Variant
Title: "A structural variant with bounds"
Usage: #example
* insert Result(variant)
* code = $loinc#69548-6 "Genetic variant assessment"
* valueCodeableConcept = $loinc#LA9633-4 "Present"
* component[coding-change-type].valueCodeableConcept = $so#SO:0000159 "deletion"
* component[genomic-ref-seq].valueCodeableConcept = $refseq#NC_000017.11
* insert ZeroBased
* component[outer-start-end].valueRange.low.value = 43044000
* component[outer-start-end].valueRange.high.value = 43051000
* component[inner-start-end].valueRange.low.value = 43045000
* component[inner-start-end].valueRange.high.value = 43050000
* component[copy-number].valueQuantity.value = 1
* component[copy-number].valueQuantity.system = $ucum
* component[copy-number].valueQuantity.code = #1

Instance: genotype-cyp2c19
InstanceOf: Genotype
Title: "A genotype"
Usage: #example
* insert Result(genotype)
* code = $loinc#84413-4 "Genotype display name"
* valueCodeableConcept.text = "CYP2C19 *1/*2"
* insert InGene(2621, CYP2C19)
* derivedFrom = Reference(haplotype-cyp2c19)

Instance: haplotype-cyp2c19
InstanceOf: Haplotype
Title: "A haplotype"
Usage: #example
* insert Result(haplotype)
* code = $loinc#84414-2 "Haplotype name"
* valueCodeableConcept.text = "CYP2C19 *2"
* insert InGene(2621, CYP2C19)
* derivedFrom = Reference(variant-second)

Instance: phase-cis
InstanceOf: SequencePhaseRelationship
Title: "Two variants on the same copy"
Usage: #example
* insert Result(sequence-phase-relationship)
* code = $loinc#82120-7 "Allelic phase"
* valueCodeableConcept = $phase#Cis "Cis"
* derivedFrom[0] = Reference(variant-third)
* derivedFrom[1] = Reference(variant-second)

Instance: diagnostic-braf
InstanceOf: DiagnosticImplication
Title: "A diagnostic implication"
Usage: #example
* insert Result(diagnostic-implication)
* code = $tbd#diagnostic-implication
* derivedFrom = Reference(variant-small)
* component[predicted-phenotype].valueCodeableConcept.text = "Melanoma"
* component[knowledge-base].valueCodeableConcept.text = "An example"

Instance: therapeutic-braf
InstanceOf: TherapeuticImplication
Title: "A therapeutic implication"
Usage: #example
* insert Result(therapeutic-implication)
* code = $tbd#therapeutic-implication
* derivedFrom = Reference(variant-small)
* component[phenotypic-treatment-context].valueCodeableConcept.text = "Melanoma"
* component[medication-assessed].valueCodeableConcept = $rxnorm#1147220 "vemurafenib"
* component[therapeutic-implication].valueCodeableConcept = $loinc#LA6677-4 "Responsive"

Instance: consequence-braf
InstanceOf: MolecularConsequence
Title: "A molecular consequence"
Usage: #example
* insert Result(molecular-consequence)
* code = $tbd#molecular-consequence
* derivedFrom = Reference(variant-small)
* component[transcript-ref-seq].valueCodeableConcept = $refseq#NM_004333.6
* component[feature-consequence].valueCodeableConcept = $so#SO:0001583 "missense_variant"

Instance: study-panel
InstanceOf: GenomicStudy
Title: "A test"
Usage: #example
* insert Claims(genomic-study)
* extension[0].url = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-ext"
* extension[0].valueReference = Reference(study-panel-analysis)
* identifier.value = "lab-7"
* status = #completed
* category = $obscat#laboratory
* subject = Reference(demo-patient)
* performedDateTime = "2026-11-02"

Instance: study-panel-analysis
InstanceOf: GenomicStudyAnalysis
Title: "Its analysis"
Usage: #example
* insert Claims(genomic-study-analysis)
* extension[0].url = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-genome-build"
* extension[0].valueCodeableConcept = $loinc#LA26806-2 "GRCh38"
* extension[1].url = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-change-type"
* extension[1].valueCodeableConcept = $so#SO:0001483 "SNV"
* extension[2].url = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-regions"
* extension[2].extension[0].url = "studied"
* extension[2].extension[0].valueReference = Reference(study-panel-regions)
* status = #completed
* category = $obscat#laboratory
* subject = Reference(demo-patient)
* performedDateTime = "2026-11-02"

// The attachment is one line of BED: NC_000007.14, 140719326, 140924929.
Instance: study-panel-regions
InstanceOf: GenomicDataFile
Title: "Where it looked"
Usage: #example
* insert Claims(genomic-data-file)
* status = #current
* subject = Reference(demo-patient)
* content.attachment.contentType = #text/plain
* content.attachment.title = "studied.bed"
* content.attachment.data = "TkNfMDAwMDA3LjE0CTE0MDcxOTMyNgkxNDA5MjQ5MjkK"

Instance: report-panel
InstanceOf: GenomicReport
Title: "A report"
Usage: #example
* insert Claims(genomic-report)
* identifier.value = "lab-7"
* status = #final
* category[genetics] = $section#GE
* code = $loinc#51969-4 "Genetic analysis report"
* subject = Reference(demo-patient)
* effectiveDateTime = "2026-11-02"
* result = Reference(variant-small)

Instance: find-subject-variants-answer
InstanceOf: Parameters
Title: "An answer of $find-subject-variants"
Description: "One range with two variants on the same copy, and one at which no test looked."
Usage: #example
* parameter[0].name = "variants"
* parameter[0].part[0].name = "rangeItem"
* parameter[0].part[0].valueString = "NC_000010.11:94775300-94781900"
* parameter[0].part[1].name = "presence"
* parameter[0].part[1].valueBoolean = true
* parameter[0].part[2].name = "variant"
* parameter[0].part[2].resource = variant-third
* parameter[0].part[3].name = "variant"
* parameter[0].part[3].resource = variant-second
* parameter[0].part[4].name = "sequencePhaseRelationship"
* parameter[0].part[4].resource = phase-cis
* parameter[1].name = "variants"
* parameter[1].part[0].name = "rangeItem"
* parameter[1].part[0].valueString = "NC_000001.11:11794000-11797000"
* parameter[1].part[1].name = "presence"
* parameter[1].part[1].valueBoolean = false
* parameter[1].part[2].name = "notStudied"
* parameter[1].part[2].valueString = "NC_000001.11:11794000-11797000"
