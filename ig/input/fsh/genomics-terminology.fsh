// The answers that the profiles need. LOINC codes by system and code, with no more of LOINC than that.

RuleSet: LoincNotice
* ^experimental = false
* ^copyright = "This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the license at http://loinc.org/license. LOINC is a registered United States trademark of Regenstrief Institute, Inc."

ValueSet: PresenceAnswers
Id: presence-answers
Title: "Presence answers"
Description: "Whether a variant is there: the four answers of the list LL1971-2."
* insert LoincNotice
* $loinc#LA9633-4
* $loinc#LA9634-2
* $loinc#LA18198-4
* $loinc#LA11884-6

ValueSet: AssemblyAnswers
Id: assembly-answers
Title: "Assembly answers"
Description: "The two builds of the human genome that the server reads, out of the list LL1040-6: GRCh37 and GRCh38."
* insert LoincNotice
* $loinc#LA14029-5
* $loinc#LA26806-2

ValueSet: CoordinateSystemAnswers
Id: coordinate-system-answers
Title: "Coordinate system answers"
Description: "How positions are counted, out of the list LL5323-2: between the bases from zero (what the server writes), or the bases from one (what it also reads)."
* insert LoincNotice
* $loinc#LA30100-4
* $loinc#LA30102-0

ValueSet: SourceClassAnswers
Id: source-class-answers
Title: "Source class answers"
Description: "Inherited or of the tumour, out of the list LL378-1: germline and somatic."
* insert LoincNotice
* $loinc#LA6683-2
* $loinc#LA6684-0

ValueSet: AllelicStateAnswers
Id: allelic-state-answers
Title: "Allelic state answers"
Description: "On how many copies a variant lies: the answers of the list LL381-5 that the server writes."
* insert LoincNotice
* $loinc#LA6703-8
* $loinc#LA6704-6
* $loinc#LA6705-3
* $loinc#LA6706-1
* $loinc#LA6707-9

ValueSet: PhaseAnswers
Id: phase-answers
Title: "Phase answers"
Description: "Whether two variants lie on the same copy of the chromosome."
* ^experimental = false
* $phase#Cis
* $phase#Trans
* $phase#Indeterminate
* $phase#Unknown
