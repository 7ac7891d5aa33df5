// Drafts as an order hook gets them, from the journeys clopidogrel-poor-clopidogrel and lung-l858r-osimertinib.

Instance: draft-clopidogrel
InstanceOf: MedicationRequest
Title: "A draft order: clopidogrel"
Usage: #example
* status = #draft
* intent = #order
* medicationCodeableConcept = $rxnorm#309362 "clopidogrel 75 MG Oral Tablet"
* medicationCodeableConcept.text = "clopidogrel 75 MG Oral Tablet"
* subject.reference = "Patient/demo-clopidogrel-poor"
* authoredOn = "2026-11-16"
* reasonReference.reference = "Condition/demo-clopidogrel-poor-nstemi"
* dosageInstruction.text = "1 tablet daily"

Instance: draft-osimertinib
InstanceOf: MedicationRequest
Title: "A draft order: osimertinib"
Usage: #example
* status = #draft
* intent = #order
* medicationCodeableConcept = $rxnorm#1721560 "osimertinib"
* subject.reference = "Patient/demo-lung-l858r"
* authoredOn = "2026-11-16"
* reasonReference.reference = "Condition/demo-lung-l858r-lung"
* dosageInstruction.text = "80 mg daily"
