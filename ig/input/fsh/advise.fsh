// Parameters by index, since FSH has no shorter way for lists within lists.
// in: 0 subject, 1 medication, 2 condition, 3 population, 4 chart, 5 include
// out: 6 advice, 7 unknown, 8 phenotype, 9 knowledge; in: 10 evidence

RuleSet: Single(path, name, use, min, max, type, words)
* {path}.name = #{name}
* {path}.use = #{use}
* {path}.min = {min}
* {path}.max = "{max}"
* {path}.type = #{type}
* {path}.documentation = {words}

RuleSet: Group(path, name, words)
* {path}.name = #{name}
* {path}.use = #out
* {path}.min = 0
* {path}.max = "*"
* {path}.documentation = {words}

RuleSet: Bound(path, valueSet)
* {path}.binding.strength = #required
* {path}.binding.valueSet = Canonical({valueSet})

RuleSet: Allowed(path, index, type)
* {path}.extension[{index}].url = $allowed
* {path}.extension[{index}].valueUri = "{type}"

Instance: advise
InstanceOf: OperationDefinition
Title: "$advise"
Usage: #definition
* url = "https://companion.example/fhir/OperationDefinition/advise"
* version = "0.1.0"
* name = "Advise"
* title = "Does this drug fit this person?"
* status = #draft
* experimental = false
* kind = #operation
* description = """
Asks the advisor outright: for one patient, about named drugs or about every drug that the knowledge packs know and for which the chart holds a finding. It gives the same advice as the cards of the order hooks, from the same decision, and also what would have to be known to say more.

Nothing is stored. Unknown patient: 404. Unreadable input: 400. A medication that is not recognised: 422. Each comes with an OperationOutcome that names the parameter. Decision support for clinicians; not a device.
"""
* comment = "GET takes every parameter but chart, each as plain text: a drug or disease as system|code or as its name."
* affectsState = false
* code = #advise
* resource[0] = #Patient
* system = true
* type = false
* instance = true

* insert Single(parameter[0], subject, in, 0, 1, string, [["The patient, as a reference or as the bare id; a Reference is taken as well. Required at the base, unless chart holds the Patient."]])
* parameter[0].searchType = #reference

* insert Single(parameter[1], medication, in, 0, *, Element, [["The drug: a CodeableConcept, a Coding, system|code, or a plain name. Without it: every drug that the packs know and for which the chart holds a finding."]])
* insert Allowed(parameter[1], 0, CodeableConcept)
* insert Allowed(parameter[1], 1, Coding)
* insert Allowed(parameter[1], 2, string)

* insert Single(parameter[2], condition, in, 0, *, Element, [["What the drug is for. Without it: the patient's conditions."]])
* insert Allowed(parameter[2], 0, CodeableConcept)
* insert Allowed(parameter[2], 1, Coding)
* insert Allowed(parameter[2], 2, string)

* insert Single(parameter[3], population, in, 0, 1, string, [["The source's population that the patient belongs to, in the source's own short words. Without it every population is answered for, and each advice says for which."]])

* insert Single(parameter[4], chart, in, 0, 1, Bundle, [["Resources to judge together with what is stored. They are never stored."]])

* insert Single(parameter[5], include, in, 0, 1, code, [["all (the default), or actionable."]])
* insert Bound(parameter[5], AdviceInclusions)

* insert Group(parameter[6], advice, [["One statement about one drug, the most urgent first."]])
* insert Single(parameter[6].part[0], category, out, 1, 1, code, [["What it asks."]])
* insert Bound(parameter[6].part[0], AdviceCategories)
* insert Single(parameter[6].part[1], strength, out, 1, 1, code, [["How strongly the source recommends it."]])
* insert Bound(parameter[6].part[1], AdviceStrengths)
* insert Single(parameter[6].part[2], medication, out, 0, *, Coding, [["The ingredient it is about; of a trial all that it gives and that the packs know."]])
* insert Single(parameter[6].part[3], summary, out, 1, 1, string, [["One line, as on a card."]])
* insert Single(parameter[6].part[4], detail, out, 1, 1, markdown, [["The result, what to do, why, and how sure the source is."]])
* insert Single(parameter[6].part[5], population, out, 0, 1, string, [["For whom the source says it."]])
* insert Single(parameter[6].part[6], finding, out, 0, *, Element, [["A finding it rests on."]])
* insert Allowed(parameter[6].part[6], 0, Reference)
* insert Allowed(parameter[6].part[6], 1, string)
* insert Group(parameter[6].part[7], phenotype, [["What a finding means by the tables."]])
* insert Single(parameter[6].part[7].part[0], gene, out, 1, 1, string, [["Gene symbol (HGNC)."]])
* insert Single(parameter[6].part[7].part[1], value, out, 1, 1, string, [["The phenotype, by the name that CPIC uses."]])
* insert Group(parameter[6].part[8], statement, [["The statement of a knowledge pack."]])
* insert Single(parameter[6].part[8].part[0], id, out, 1, 1, string, [["The pack and the source's own id; stable from release to release."]])
* insert Single(parameter[6].part[8].part[1], source, out, 1, 1, string, [["Who says it."]])
* insert Single(parameter[6].part[8].part[2], level, out, 1, 1, string, [["The source's own level."]])
* insert Single(parameter[6].part[8].part[3], version, out, 1, 1, string, [["Version of the pack."]])
* insert Single(parameter[6].part[8].part[4], url, out, 1, 1, uri, [["Where to read on."]])
* insert Single(parameter[6].part[9], trial, out, 0, 1, uri, [["The trial that takes patients with this finding."]])
* insert Single(parameter[6].part[10], tumourShare, out, 0, 1, decimal, [["Share of the tumour's cells that carry the marker, 0 to 1."]])

* insert Group(parameter[7], unknown, [["Something that would have to be known to say more."]])
* insert Single(parameter[7].part[0], need, out, 1, 1, string, [["What is missing: a gene, a marker, a test."]])
* insert Single(parameter[7].part[1], reason, out, 1, 1, code, [["Why it is not known."]])
* insert Bound(parameter[7].part[1], UnknownReasons)

* insert Group(parameter[8], phenotype, [["What a result means by the tables; only where no medication was asked for."]])
* insert Single(parameter[8].part[0], gene, out, 1, 1, string, [["Gene symbol (HGNC)."]])
* insert Single(parameter[8].part[1], diplotype, out, 0, 1, string, [["The genotype as written, where the result is one."]])
* insert Single(parameter[8].part[2], value, out, 0, 1, string, [["The phenotype; absent where the tables do not say."]])
* insert Single(parameter[8].part[3], activityScore, out, 0, 1, string, [["The total activity score, where the gene has one."]])
* insert Single(parameter[8].part[4], finding, out, 1, 1, Reference, [["The result."]])

* insert Group(parameter[9], knowledge, [["A knowledge pack that was used."]])
* insert Single(parameter[9].part[0], pack, out, 1, 1, string, [["Id of the pack."]])
* insert Single(parameter[9].part[1], version, out, 1, 1, string, [["Its version."]])

* insert Single(parameter[10], evidence, in, 0, 1, code, [["The lowest level of clinical evidence that is wanted: A, B (the default) or C, reports of single patients."]])
