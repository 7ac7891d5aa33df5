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
