Instance: passport
InstanceOf: OperationDefinition
Title: "$passport"
Usage: #definition
* url = "https://companion.example/fhir/OperationDefinition/passport"
* version = "0.1.0"
* name = "Passport"
* title = "What a patient has inherited and what it says of drugs"
* status = #draft
* experimental = false
* kind = #operation
* description = """
A document to be carried to another house: a Bundle that begins with a Composition whose sections tell, as text, the genes with their meaning, every drug of which they say something (usual care included), the newest of what was measured beside the thresholds of the packs, what else is known beyond genes (serology, germs, ways of life), and the versions of the knowledge it was made by. The results it rests on are in the Bundle. A gene that is not named was not tested.

Unknown patient: 404, with an OperationOutcome.
"""
* affectsState = false
* code = #passport
* resource = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #return
* parameter[0].use = #out
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #Bundle
* parameter[0].documentation = "The document."

Instance: counts
InstanceOf: OperationDefinition
Title: "$counts"
Usage: #definition
* insert OfPatient(counts, Counts, What was measured over time beside its thresholds)
* description = """
What was measured of a patient over time, in one unit each, beside the thresholds at which statements of the packs begin to speak of drugs; and what else is known beyond genes: serology, germs and what drugs do to them, smoking, diet and other ways of life. An eGFR that was not measured is estimated from creatinine by CKD-EPI 2021.

Unknown patient: 404.
"""
* code = #counts
* resource = #Patient
* system = false
* type = false
* instance = true
* insert Group(parameter[0], count, [["An analyte: name, unit, point (date, value, result, finding, preliminary), threshold (value, side, drug, taken)."]])
* insert Group(parameter[1], other, [["A result without a number: name, result, date, finding."]])
* insert Group(parameter[2], knowledge, [["A pack that it rests on: pack, version."]])
