// The genomic Observations that the server writes and reads. What a resource claims in meta.profile is the
// official profile; these say the same for where that guide is not at hand, so that an answer can be checked offline.

// One component: its slice, its code, the type of its value.
RuleSet: Part(slice, max, code, type, words)
* component contains {slice} 0..{max}
* component[{slice}] ^short = {words}
* component[{slice}].code = {code}
* component[{slice}].value[x] 1..1
* component[{slice}].value[x] only {type}

RuleSet: Answered(slice, valueSet, strength)
* component[{slice}].value[x] from {valueSet} ({strength})

Profile: GenomicResult
Parent: Observation
Id: genomic-result
Title: "Genomic result"
Description: "What all genomic Observations have in common, restating genomic-base and finding of Genomics Reporting 3.0.0: two categories, laboratory and genetics, and components told apart by their code. Components that are not named here are allowed."
* ^abstract = true
* ^experimental = false
* category 2..*
* category ^slicing.discriminator.type = #pattern
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains laboratory 1..1 and genetics 1..1
* category[laboratory] = $obscat#laboratory
* category[genetics] = $section#GE
* component ^slicing.discriminator.type = #pattern
* component ^slicing.discriminator.path = "code"
* component ^slicing.rules = #open

Profile: Variant
Parent: GenomicResult
Id: variant
Title: "Variant"
Description: "A place in the genome and what was found there, small or structural. Restates http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/variant of 3.0.0. The server writes places zero-based, end excluded."
* ^abstract = false
* ^experimental = false
* code = $loinc#69548-6
* value[x] only CodeableConcept
* value[x] from PresenceAnswers (required)
* insert Part(gene-studied, *, $loinc#48018-6, CodeableConcept, "Gene by HGNC")
* insert Part(cytogenetic-location, *, $loinc#48001-2, CodeableConcept, "Band of the chromosome")
* insert Part(reference-sequence-assembly, *, $loinc#62374-4, CodeableConcept, "Build of the genome")
* insert Answered(reference-sequence-assembly, AssemblyAnswers, extensible)
* insert Part(chromosome-identifier, *, $loinc#48000-4, CodeableConcept, "Chromosome")
* insert Part(genomic-ref-seq, 1, $loinc#48013-7, CodeableConcept, "Contig that the place is counted on")
* insert Part(transcript-ref-seq, 1, $loinc#51958-7, CodeableConcept, "Transcript of the coding name")
* insert Part(coordinate-system, 1, $loinc#92822-6, CodeableConcept, "How places are counted")
* insert Answered(coordinate-system, CoordinateSystemAnswers, extensible)
* insert Part(exact-start-end, 1, $loinc#81254-5, Range, "Place of a small variant")
* insert Part(outer-start-end, 1, $loinc#81301-4, Range, "Widest place of a structural variant")
* insert Part(inner-start-end, 1, $loinc#81302-2, Range, "Narrowest place of a structural variant")
* insert Part(ref-allele, 1, $loinc#69547-8, string, "Bases of the reference")
* insert Part(alt-allele, 1, $loinc#69551-0, string, "Bases found in their stead")
* insert Part(coding-change-type, 1, $loinc#48019-4, CodeableConcept, "Kind of change by the Sequence Ontology")
* insert Part(genomic-source-class, 1, $loinc#48002-0, CodeableConcept, "Inherited or of the tumour")
* insert Answered(genomic-source-class, SourceClassAnswers, extensible)
* insert Part(allelic-state, 1, $loinc#53034-5, CodeableConcept, "On how many copies")
* insert Answered(allelic-state, AllelicStateAnswers, extensible)
* insert Part(sample-allelic-frequency, 1, $loinc#81258-6, Quantity, [["Share of the reads, 0 to 1"]])
* component[sample-allelic-frequency].valueQuantity.system = $ucum
* component[sample-allelic-frequency].valueQuantity.code = #1
* insert Part(allelic-read-depth, 1, $loinc#82121-5, Quantity, "Reads that show it")
* insert Part(copy-number, 1, $loinc#82155-3, [[Quantity or Range]], "Copies of the stretch")
* insert Part(coding-hgvs, 1, $loinc#48004-6, CodeableConcept, "Name on the transcript")
* insert Part(genomic-hgvs, 1, $loinc#81290-9, CodeableConcept, "Name on the genome")
* insert Part(protein-hgvs, 1, $loinc#48005-3, CodeableConcept, "Name on the protein")
* insert Part(cytogenomic-nomenclature, 1, $loinc#81291-7, CodeableConcept, "Name by ISCN")
* insert Part(variation-code, *, $loinc#81252-9, CodeableConcept, [["Name in a database, or as SPDI"]])

Profile: Genotype
Parent: GenomicResult
Id: genotype
Title: "Genotype"
Description: "The alleles of a gene on both copies, such as *1/*2. Restates http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genotype of 3.0.0."
* ^abstract = false
* ^experimental = false
* code = $loinc#84413-4
* value[x] only CodeableConcept
* insert Part(gene-studied, *, $loinc#48018-6, CodeableConcept, "Gene by HGNC")

Profile: Haplotype
Parent: GenomicResult
Id: haplotype
Title: "Haplotype"
Description: "The allele of a gene on one copy, such as *2. Restates http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/haplotype of 3.0.0."
* ^abstract = false
* ^experimental = false
* code = $loinc#84414-2
* value[x] only CodeableConcept
* insert Part(gene-studied, *, $loinc#48018-6, CodeableConcept, "Gene by HGNC")

Profile: SequencePhaseRelationship
Parent: GenomicResult
Id: sequence-phase-relationship
Title: "Sequence phase relationship"
Description: "Whether two variants lie on the same copy. Restates http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/sequence-phase-relationship of 3.0.0, and demands the answer and exactly two sources."
* ^abstract = false
* ^experimental = false
* code = $loinc#82120-7
* value[x] 1..1
* value[x] only CodeableConcept
* value[x] from PhaseAnswers (required)
* derivedFrom 2..2
