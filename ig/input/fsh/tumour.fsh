// The tumour: its course, the board's report, trials both ways, cohorts.

RuleSet: OfPatient(code, name, title)
* url = "https://companion.example/fhir/OperationDefinition/{code}"
* version = "0.1.0"
* name = "{name}"
* title = "{title}"
* status = #draft
* experimental = false
* kind = #operation
* affectsState = false

Instance: tumour
InstanceOf: OperationDefinition
Title: "$tumour"
Usage: #definition
* insert OfPatient(tumour, Tumour, A tumour over time with its options and the trials that fit)
* description = """
The samples in which a patient's tumour was looked at, each of its changes over them (read fractions, trend, the share of cells that carry it, the drug under which it came up), the lines of treatment and the answers to them, other findings, the drugs there is evidence for and against with level and source, and the trials that fit.

Unknown patient: 404. A level that is none: 400.
"""
* code = #tumour
* resource = #Patient
* system = false
* type = false
* instance = true
* insert Single(parameter[0], evidence, in, 0, 1, code, [["The lowest level of clinical evidence that is wanted: A, B (the default) or C. Levels D and E are never used."]])
* insert Group(parameter[1], sample, [["A sample: date, specimen."]])
* insert Group(parameter[2], line, [["A drug against cancer: drug, state, since, reference."]])
* insert Group(parameter[3], response, [["An answer to treatment: date, value."]])
* insert Group(parameter[4], track, [["A change over the samples: name, gene, trend, point (date, specimen, presence, share, finding), since, tumourShare (fraction, low, high, basis), resistance."]])
* insert Group(parameter[5], finding, [["A fusion, a change of copies, a marker: name, result, date, finding."]])
* insert Group(parameter[6], option, [["A drug, or drugs together: given, evidence (category, words, finding, applies, id, source, level, strength, version, title, url, note)."]])
* insert Group(parameter[7], trial, [["A trial that fits: id, title, trial, status, statusDate, drug, finding, open."]])
* insert Group(parameter[8], knowledge, [["A pack that it rests on: pack, version."]])

Instance: tumour-report
InstanceOf: OperationDefinition
Title: "$tumour-report"
Usage: #definition
* insert OfPatient(tumour-report, TumourReport, A report for the molecular tumour board)
* description = """
The same for a board, as a transaction Bundle that another server takes: the patient, the Observations, what the packs say of them (therapeutic-implication) and a preliminary DiagnosticReport of the Genomics Reporting guide (genomic-report, 3.0.0) with the conclusion in words. The same results and knowledge give the same ids.

Unknown patient: 404.
"""
* code = #tumour-report
* resource = #Patient
* system = false
* type = false
* instance = true
* insert Single(parameter[0], evidence, in, 0, 1, code, [["The lowest level of clinical evidence that is wanted: A, B (the default) or C."]])
* insert Single(parameter[1], return, out, 1, 1, Bundle, [["The transaction."]])

Instance: match-trials
InstanceOf: OperationDefinition
Title: "$match-trials"
Usage: #definition
* insert OfPatient(match-trials, MatchTrials, Trials by the genetics of a cancer\, both ways)
* description = """
On a Patient: the trials of the packs that fit, those that take patients first. On a ResearchStudy, or at the base with a trial: all patients who fit, found by what their tumours carry. A trial that was seen open more than 180 days ago counts as unknown.

Unknown patient or trial: 404. A status that is none: 400.
"""
* code = #match-trials
* resource[0] = #Patient
* resource[1] = #ResearchStudy
* system = true
* type = false
* instance = true
* insert Single(parameter[0], trial, in, 0, 1, string, [["At the base: a trial's id, or its number at ClinicalTrials.gov, which stands for all of its arms."]])
* insert Single(parameter[1], status, in, 0, *, code, [["open, unknown or closed; without it all, told apart."]])
* insert Group(parameter[2], match, [["A trial and a patient: patient, id, trial, title, status, statusDate, drug, finding, open (what has to be cleared)."]])
* insert Group(parameter[3], knowledge, [["The pack that it rests on: pack, version."]])

Instance: cohort
InstanceOf: OperationDefinition
Title: "$cohort"
Usage: #definition
* insert OfPatient(cohort, Cohort, Cancers that are genetically alike\, seen together)
* description = """
With an alteration: how many patients carry it, by the site of their tumour, and how they answered to treatment (each patient once, by the best answer that was recorded). Without one: which alterations most patients carry.
"""
* code = #cohort
* system = true
* type = false
* instance = false
* insert Single(parameter[0], alteration, in, 0, *, string, [["Such as KRAS, KRAS G12C, ERBB2 amplification, PTEN loss, ALK fusion, MSI high. Several: one of them will do."]])
* insert Single(parameter[1], includePatientList, in, 0, 1, boolean, [["Whether the patients are named; false where it is not given."]])
* insert Group(parameter[2], alteration, [["Without an alteration: name, patients."]])
* insert Group(parameter[3], total, [["patients."]])
* insert Group(parameter[4], site, [["name, patients, complete, partial, stable, progression, not-recorded, patient."]])
