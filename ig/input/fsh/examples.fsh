Instance: advise-clopidogrel
InstanceOf: Parameters
Title: "A question: clopidogrel after a stent"
Usage: #example
* parameter[0].name = "medication"
* parameter[0].valueCodeableConcept = $rxnorm#32968 "clopidogrel"
* parameter[1].name = "condition"
* parameter[1].valueCodeableConcept = $icd10#I21.4 "Non-ST elevation (NSTEMI) myocardial infarction"
* parameter[2].name = "population"
* parameter[2].valueString = "CVI ACS PCI"
* parameter[3].name = "include"
* parameter[3].valueString = "actionable"

Instance: advise-clopidogrel-answer
InstanceOf: Parameters
Title: "An answer: clopidogrel in a CYP2C19 poor metabolizer"
Usage: #example
* parameter[0].name = "advice"
* parameter[0].part[0].name = "category"
* parameter[0].part[0].valueCode = #avoid
* parameter[0].part[1].name = "strength"
* parameter[0].part[1].valueCode = #strong
* parameter[0].part[2].name = "medication"
* parameter[0].part[2].valueCoding = $rxnorm#32968 "clopidogrel"
* parameter[0].part[3].name = "summary"
* parameter[0].part[3].valueString = "CYP2C19 *2/*2 (Poor Metabolizer): avoid clopidogrel; consider prasugrel or ticagrelor"
* parameter[0].part[4].name = "detail"
* parameter[0].part[4].valueMarkdown = "- **CYP2C19 \\*2/\\*2 (Poor Metabolizer)**"
* parameter[0].part[5].name = "population"
* parameter[0].part[5].valueString = "CVI ACS PCI"
* parameter[0].part[6].name = "finding"
* parameter[0].part[6].valueReference.reference = "Observation/demo-clopidogrel-poor-cyp2c19"
* parameter[0].part[6].valueReference.display = "CYP2C19 *2/*2 (Poor Metabolizer)"
* parameter[0].part[7].name = "phenotype"
* parameter[0].part[7].part[0].name = "gene"
* parameter[0].part[7].part[0].valueString = "CYP2C19"
* parameter[0].part[7].part[1].name = "value"
* parameter[0].part[7].part[1].valueString = "Poor Metabolizer"
* parameter[0].part[8].name = "statement"
* parameter[0].part[8].part[0].name = "id"
* parameter[0].part[8].part[0].valueString = "cpic:8480389"
* parameter[0].part[8].part[1].name = "source"
* parameter[0].part[8].part[1].valueString = "CPIC"
* parameter[0].part[8].part[2].name = "level"
* parameter[0].part[8].part[2].valueString = "A"
* parameter[0].part[8].part[3].name = "version"
* parameter[0].part[8].part[3].valueString = "2026-08-13"
* parameter[0].part[8].part[4].name = "url"
* parameter[0].part[8].part[4].valueUri = "https://www.clinpgx.org/guideline/PA166251443"
* parameter[1].name = "knowledge"
* parameter[1].part[0].name = "pack"
* parameter[1].part[0].valueString = "cpic"
* parameter[1].part[1].name = "version"
* parameter[1].part[1].valueString = "2026-08-13"

Instance: demo-patient
InstanceOf: Patient
Title: "A demo patient"
Usage: #example
* extension[DemoStory].valueString = "Heart attack with a stent; CYP2C19 *2/*2, so clopidogrel is hardly activated."
* extension[DemoOrder].valueCodeableConcept = $rxnorm#32968 "clopidogrel"
* extension[DemoOrder].valueCodeableConcept.text = "Clopidogrel 75 mg daily"
* active = true
* gender = #female
* birthDate = "1959-01-23"
