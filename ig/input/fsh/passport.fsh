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
A document to be carried to another house: a Bundle that begins with a Composition whose sections tell, as text, the genes with their meaning, every drug of which the results say something (usual care included), and the versions of the knowledge it was made by. The results it rests on are in the Bundle. A gene that is not named was not tested.

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
