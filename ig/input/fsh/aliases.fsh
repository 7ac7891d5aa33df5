Alias: $rxnorm = http://www.nlm.nih.gov/research/umls/rxnorm
Alias: $icd10 = http://hl7.org/fhir/sid/icd-10-cm
Alias: $allowed = http://hl7.org/fhir/StructureDefinition/operationdefinition-allowed-type
Alias: $nonadherence = http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes
