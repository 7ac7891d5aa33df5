Extension: DemoStory
Id: demo-story
Title: "Demo story"
Description: "What a demo patient is there to show, in one sentence for the order desk."
Context: Patient
* ^experimental = true
* value[x] only string
* value[x] 1..1

Extension: DemoOrder
Id: demo-order
Title: "Demo order"
Description: "The drug that the order desk proposes for a demo patient."
Context: Patient
* ^experimental = true
* value[x] only CodeableConcept
* value[x] 1..1

Extension: DemoDaysAgo
Id: demo-days-ago
Title: "Demo days ago"
Description: "How many days ago a result of a demo patient was made, so that results which grow stale are fresh whenever the demo is loaded."
Context: Observation.effective[x]
* ^experimental = true
* value[x] only integer
* value[x] 1..1

Extension: Recruitment
Id: recruitment
Title: "Recruitment"
Description: "Whether a trial takes patients, and on which day somebody looked; FHIR R4 has no word for a trial of which it is not known."
Context: ResearchStudy
* ^experimental = false
* extension contains
    status 1..1 and
    seen 1..1
* extension[status].value[x] only Coding
* extension[status].value[x] from Recruitments (required)
* extension[seen].value[x] only date
