// What the $find operations have in common. Each stands at the base, on Patient and on Observation, changes nothing,
// and is asked by GET or POST; the guide's own definition is named as its base.

RuleSet: Find(code, name, title)
* url = "https://companion.example/fhir/OperationDefinition/{code}"
* version = "0.1.0"
* name = "{name}"
* title = {title}
* status = #draft
* experimental = false
* kind = #operation
* affectsState = false
* code = #{code}
* base = "http://hl7.org/fhir/uv/genomics-reporting/OperationDefinition/{code}"
* resource[0] = #Patient
* resource[1] = #Observation
* system = true
* type = true
* instance = false

RuleSet: Asked(name, min, max, type, words)
* parameter[+].name = #{name}
* parameter[=].use = #in
* parameter[=].min = {min}
* parameter[=].max = "{max}"
* parameter[=].type = #{type}
* parameter[=].documentation = {words}

RuleSet: AskedToken(name, min, words)
* insert Asked({name}, {min}, *, string, [[{words}]])
* parameter[=].searchType = #token

// Repeated for each thing asked about; its parts follow.
RuleSet: Each(name, max, words)
* parameter[+].name = #{name}
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "{max}"
* parameter[=].documentation = {words}

RuleSet: With(name, min, max, type, words)
* parameter[=].part[+].name = #{name}
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = {min}
* parameter[=].part[=].max = "{max}"
* parameter[=].part[=].type = #{type}
* parameter[=].part[=].documentation = {words}

RuleSet: Sent(name, words)
* parameter[+].name = #{name}
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].type = #Observation
* parameter[=].documentation = {words}

RuleSet: OfSubject
* insert Asked(subject, 1, 1, string, [["The patient, as a reference or as the bare id. An unknown one is answered 404."]])

RuleSet: OfTests
* insert Asked(testIdentifiers, 0, *, string, [["Only results of these tests."]])
* insert Asked(testDateRange, 0, *, Period, [["Only results of tests in this time; in an address as a date with a prefix, such as ge2026-01-01."]])
* insert Asked(specimenIdentifiers, 0, *, string, [["Only results of these specimens."]])

RuleSet: OfSource
* insert Asked(genomicSourceClass, 0, 1, string, [["germline or somatic: only results of this class."]])

RuleSet: Ranges(min)
* insert Asked(ranges, {min}, *, string, [["Stretches of the genome as RefSeq:start-end, zero-based, end excluded, on either build. One that cannot be placed with certainty is answered 422."]])

RuleSet: Variants(min)
* insert Asked(variants, {min}, *, string, [["Variants as SPDI or HGVS, on either build. A name that cannot be placed with certainty is answered 422."]])

RuleSet: Haplotypes(min)
* insert AskedToken(haplotypes, {min}, [["Haplotypes or genotypes, as system and code or by their words."]])

RuleSet: Conditions
* insert AskedToken(conditions, 0, [["Diseases, as system and code or by their words."]])

RuleSet: Treatments
* insert AskedToken(treatments, 0, [["Drugs or other treatments, as system and code or by their words."]])

RuleSet: Consequences
* insert AskedToken(featureConsequences, 0, [["Consequences by the Sequence Ontology, as system and code or by their words."]])

RuleSet: IncludeVariants
* insert Asked(includeVariants, 0, 1, boolean, [["Whether the variants themselves are sent; not by default."]])

RuleSet: IncludePatients
* insert Asked(includePatientList, 0, 1, boolean, [["Whether the patients are named; not by default."]])

// Present or not; where not, whether that means anything. The last two parts are the server's own.
RuleSet: Presence
* insert With(presence, 1, 1, boolean, [["Whether any was found."]])
* insert With(notStudied, 0, *, string, [["A stretch at which no test looked, or unknown where no test tells where it looked. The server's own part."]])
* insert With(uncallable, 0, *, string, [["A stretch at which a test looked in vain. The server's own part."]])

RuleSet: Found
* insert With(variant, 0, *, Observation, [["A variant found, by the profile variant."]])

RuleSet: FoundHaplotypes
* insert With(haplotype, 0, *, Observation, [["A haplotype found, by the profile haplotype."]])
* insert With(genotype, 0, *, Observation, [["A genotype found, by the profile genotype."]])

RuleSet: Count
* insert With(numerator, 1, 1, Quantity, "How many patients have it.")
* insert With(denominator, 0, 1, Quantity, [["How many patients there are. The server leaves it out: it would count those who were never tested."]])
* insert With(subject, 0, *, string, [["The id of a patient who has it, where includePatientList is true."]])

RuleSet: FoundFlat
* insert Sent(variant, [["A variant that one of them is derived from."]])
