// Tests, where they looked, and their reports. The extensions are the guide's own, by their addresses; as their
// definitions are not at hand, rules say what they must hold.

Invariant: study-analysis
Description: "An analysis of the study is told by a reference."
Severity: #error
Expression: "extension.where(url='http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-ext').all(value is Reference)"

Invariant: analysis-build
Description: "The build of the genome is told once at most, as a code."
Severity: #error
Expression: "extension.where(url='http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-genome-build').count() <= 1 and extension.where(url='http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-genome-build').all(value is CodeableConcept)"

Invariant: analysis-change-type
Description: "Kinds of change are told as codes."
Severity: #error
Expression: "extension.where(url='http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-change-type').all(value is CodeableConcept)"

Invariant: analysis-source-class
Description: "The source class is told once at most, as a code."
Severity: #error
Expression: "extension.where(url='http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-genomic-source-class').count() <= 1 and extension.where(url='http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-genomic-source-class').all(value is CodeableConcept)"

Invariant: analysis-specimen
Description: "A specimen is told by a reference."
Severity: #error
Expression: "extension.where(url='http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-specimen').all(value is Reference)"

Invariant: analysis-regions
Description: "Where it looked is told once at most; what was studied, called or not callable as codes or by references to files."
Severity: #error
Expression: "extension.where(url='http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-regions').count() <= 1 and extension.where(url='http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-regions').extension.where(url='studied' or url='called' or url='uncalled').all((value is CodeableConcept) or (value is Reference))"

RuleSet: Laboratory
* ^experimental = false
* category 1..1
* category = $obscat#laboratory
* performed[x] only dateTime

Profile: GenomicStudy
Parent: Procedure
Id: genomic-study
Title: "Genomic study"
Description: "A test of a patient's genes and the analyses it is made of. Restates http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study of 3.0.0. One that is its own analysis carries the analysis' extensions, too."
* obeys study-analysis
* insert Laboratory
* partOf 0..0
* report 0..0
* outcome 0..0

Profile: GenomicStudyAnalysis
Parent: Procedure
Id: genomic-study-analysis
Title: "Genomic study analysis"
Description: "One analysis of a study: on which build, of which specimen, for what kinds of change, and where it looked. Restates http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis of 3.0.0."
* obeys analysis-build and analysis-change-type and analysis-source-class and analysis-specimen and analysis-regions
* insert Laboratory
* status = #completed

Profile: GenomicDataFile
Parent: DocumentReference
Id: genomic-data-file
Title: "Genomic data file"
Description: "A file of a study. The server reads those with a BED: tab-separated lines of RefSeq accession, start and end, zero-based, end excluded. Restates http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-data-file of 3.0.0."
* ^experimental = false
* content 1..*

Profile: GenomicReport
Parent: DiagnosticReport
Id: genomic-report
Title: "Genomic report"
Description: "A laboratory's report about a patient's genes. Restates http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-report of 3.0.0."
* ^experimental = false
* code = $loinc#51969-4
* category 1..*
* category ^slicing.discriminator.type = #pattern
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains genetics 1..1
* category[genetics] = $section#GE
