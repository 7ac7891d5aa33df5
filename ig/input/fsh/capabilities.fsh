// What a server has to do to stand in for Companion; what a running one does is at its metadata.

RuleSet: Offers(name)
* rest.operation[+].name = "{name}"
* rest.operation[=].definition = "https://companion.example/fhir/OperationDefinition/{name}"

RuleSet: OffersByType(name)
* rest.resource[=].operation[+].name = "{name}"
* rest.resource[=].operation[=].definition = "https://companion.example/fhir/OperationDefinition/{name}"

RuleSet: Keeps(type)
* rest.resource[+].type = #{type}
* rest.resource[=].interaction[0].code = #read
* rest.resource[=].interaction[1].code = #search-type
* rest.resource[=].interaction[2].code = #create
* rest.resource[=].interaction[3].code = #update
* rest.resource[=].interaction[4].code = #delete

RuleSet: Supports(profile)
* rest.resource[=].supportedProfile[+] = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/{profile}"

RuleSet: FindsByType
* insert OffersByType(find-subject-variants)
* insert OffersByType(find-subject-specific-variants)
* insert OffersByType(find-subject-structural-intersecting-variants)
* insert OffersByType(find-subject-structural-subsuming-variants)
* insert OffersByType(find-subject-haplotypes)
* insert OffersByType(find-subject-specific-haplotypes)
* insert OffersByType(find-subject-tx-implications)
* insert OffersByType(find-subject-dx-implications)
* insert OffersByType(find-subject-molecular-consequences)
* insert OffersByType(find-study-metadata)
* insert OffersByType(find-population-specific-variants)
* insert OffersByType(find-population-structural-intersecting-variants)
* insert OffersByType(find-population-structural-subsuming-variants)
* insert OffersByType(find-population-specific-haplotypes)
* insert OffersByType(find-population-tx-implications)
* insert OffersByType(find-population-dx-implications)
* insert OffersByType(find-population-molecular-consequences)

Instance: genomics
InstanceOf: CapabilityStatement
Title: "Genomics on FHIR"
Usage: #definition
* url = "https://companion.example/fhir/CapabilityStatement/genomics"
* version = "0.1.0"
* name = "Genomics"
* title = "Genomics on FHIR"
* status = #draft
* experimental = false
* date = "2026-11-26"
* description = "The resources and operations by which genomic results come in, are kept and are asked for."
* kind = #requirements
* fhirVersion = #4.0.1
* format[0] = #json
* format[1] = #xml
* rest.mode = #server
* rest.interaction[0].code = #transaction
* rest.interaction[1].code = #batch
* insert Keeps(Patient)
* insert FindsByType
* insert OffersByType(advise)
* insert OffersByType(passport)
* insert Keeps(Observation)
* insert Supports(variant)
* insert Supports(genotype)
* insert Supports(haplotype)
* insert Supports(sequence-phase-relationship)
* insert Supports(diagnostic-implication)
* insert Supports(therapeutic-implication)
* insert Supports(molecular-consequence)
* insert FindsByType
* insert Keeps(Procedure)
* insert Supports(genomic-study)
* insert Supports(genomic-study-analysis)
* insert Keeps(DocumentReference)
* insert Supports(genomic-data-file)
* insert Keeps(DiagnosticReport)
* insert Supports(genomic-report)
* insert Keeps(Specimen)
* insert Keeps(Condition)
* insert Keeps(MedicationRequest)
* insert Offers(advise)
* insert Offers(passport)
* insert Offers(tumour)
* insert Offers(counts)
* insert Offers(tumour-report)
* insert Offers(match-trials)
* insert Offers(cohort)
* insert Offers(import-vcf)
* insert Offers(find-subject-variants)
* insert Offers(find-subject-specific-variants)
* insert Offers(find-subject-structural-intersecting-variants)
* insert Offers(find-subject-structural-subsuming-variants)
* insert Offers(find-subject-haplotypes)
* insert Offers(find-subject-specific-haplotypes)
* insert Offers(find-subject-tx-implications)
* insert Offers(find-subject-dx-implications)
* insert Offers(find-subject-molecular-consequences)
* insert Offers(find-study-metadata)
* insert Offers(find-population-specific-variants)
* insert Offers(find-population-structural-intersecting-variants)
* insert Offers(find-population-structural-subsuming-variants)
* insert Offers(find-population-specific-haplotypes)
* insert Offers(find-population-tx-implications)
* insert Offers(find-population-dx-implications)
* insert Offers(find-population-molecular-consequences)
