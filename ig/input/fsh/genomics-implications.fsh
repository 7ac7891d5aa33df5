// What variants and haplotypes mean, as Observations derived from them. The name of the knowledge that an implication
// rests on is a component of the guide's coming version 4; version 3 lets it through, as its components are open.

RuleSet: Meaning
* ^experimental = false
* value[x] 0..0
* derivedFrom 1..*
* insert Part(knowledge-base, *, $tbd#knowledge-base, CodeableConcept, [["Knowledge it rests on, with its version"]])
* insert Part(evidence-level, *, $loinc#93044-6, CodeableConcept, "How sure the source is")
* insert Part(clinical-significance, 1, $loinc#53037-8, CodeableConcept, "Pathogenic to benign")

Profile: DiagnosticImplication
Parent: GenomicResult
Id: diagnostic-implication
Title: "Diagnostic implication"
Description: "What a finding says about a disease. Restates http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/diagnostic-implication of 3.0.0."
* ^abstract = false
* code = $tbd#diagnostic-implication
* insert Meaning
* insert Part(predicted-phenotype, *, $loinc#81259-4, CodeableConcept, "Disease or trait")

Profile: TherapeuticImplication
Parent: GenomicResult
Id: therapeutic-implication
Title: "Therapeutic implication"
Description: "What a finding says about a treatment. Restates http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/therapeutic-implication of 3.0.0."
* ^abstract = false
* code = $tbd#therapeutic-implication
* insert Meaning
* insert Part(phenotypic-treatment-context, *, $loinc#81259-4, CodeableConcept, "Disease that is treated")
* insert Part(medication-assessed, *, $loinc#51963-7, CodeableConcept, "Drug")
* insert Part(therapy-assessed, *, $tbd#associated-therapy, CodeableConcept, "Treatment other than a drug")
* insert Part(therapeutic-implication, *, $tbd#therapeutic-implication, CodeableConcept, [["What follows: metabolizer, responsive, resistant, eligible"]])

Profile: MolecularConsequence
Parent: GenomicResult
Id: molecular-consequence
Title: "Molecular consequence"
Description: "What a variant does to a transcript or protein. Restates http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/molecular-consequence of 3.0.0."
* ^abstract = false
* code = $tbd#molecular-consequence
* insert Meaning
* insert Part(coding-hgvs, 1, $loinc#48004-6, CodeableConcept, "Name on the transcript")
* insert Part(transcript-ref-seq, 1, $loinc#51958-7, CodeableConcept, "Transcript")
* insert Part(protein-hgvs, 1, $loinc#48005-3, CodeableConcept, "Name on the protein")
* insert Part(feature-consequence, *, $tbd#feature-consequence, CodeableConcept, [["Change to the feature, below SO:0001537"]])
* insert Part(functional-effect, *, $tbd#functional-effect, CodeableConcept, [["Effect on its function, below SO:0001536"]])
