// The codes of the doors. They are stable: a code is added, never given another meaning.

CodeSystem: AdviceCategory
Id: advice-category
Title: "Advice category"
Description: "What a piece of advice asks, the most urgent first."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #avoid "Do not give" "Contraindicated, or the risk is high."
* #alternative "Choose another drug" "Another drug is the better choice."
* #dose-change "Give at another dose" "Give it, at another dose or schedule."
* #caution "Give with caution" "The risk is raised; watch. No fixed change is named."
* #monitor "Give and monitor" "Give it, with the monitoring that is named."
* #test-first "Test first" "The deciding test has not been done, or its result cannot be used."
* #supports "Supported" "The finding argues for this drug."
* #no-benefit "No benefit expected" "Tested; the marker the drug needs is absent."
* #resistance "Resistance expected" "A finding predicts that the drug fails."
* #reduced-sensitivity "Weaker response expected" "A finding predicts a weaker response."
* #part-of-tumour "Part of the tumour" "The marker is in only a share of the tumour's cells."
* #trial "Trial open" "A trial takes patients with this finding."
* #standard "Usual care" "The result calls for usual care."
* #no-recommendation "No recommendation" "A source looked and gives no advice."

ValueSet: AdviceCategories
Id: advice-category
Title: "Advice categories"
Description: "What a piece of advice can ask."
* ^experimental = false
* include codes from system AdviceCategory

CodeSystem: AdviceStrength
Id: advice-strength
Title: "Advice strength"
Description: "How strongly the source recommends it, the strongest first; apart from the level of its evidence."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #strong "Strong"
* #moderate "Moderate"
* #optional "Optional"
* #none "None" "The source grades no strength."

ValueSet: AdviceStrengths
Id: advice-strength
Title: "Advice strengths"
Description: "How strongly a source can recommend something."
* ^experimental = false
* include codes from system AdviceStrength

CodeSystem: UnknownReason
Id: unknown-reason
Title: "Reason for not knowing"
Description: "Why something that the advice needs is not known."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #not-tested "Not tested" "No result is on file, or the newest one is too old."
* #no-call "No call" "The test gave no decided result."
* #conflicting "Conflicting" "Results contradict each other."
* #unreadable "Unreadable" "A result is on file and could not be understood."
* #unit "Unit" "The result has a unit that cannot be compared."

ValueSet: UnknownReasons
Id: unknown-reason
Title: "Reasons for not knowing"
Description: "Why something that the advice needs may not be known."
* ^experimental = false
* include codes from system UnknownReason

CodeSystem: AdviceInclusion
Id: advice-inclusion
Title: "Advice inclusion"
Description: "Which advice a caller of $advise wants."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #all "All" "All advice, also what supports the drug or calls for usual care."
* #actionable "Actionable" "Only advice that asks somebody to do or weigh something."

ValueSet: AdviceInclusions
Id: advice-inclusion
Title: "Advice inclusions"
Description: "Which advice a caller of $advise can ask for."
* ^experimental = false
* include codes from system AdviceInclusion

ValueSet: OverrideReasons
Id: override-reason
Title: "Override reasons"
Description: "The reasons that a card offers for not following it: those of HL7's Non-Adherence Reason Codes that fit advice about a drug."
* ^experimental = false
* $nonadherence#action-performed-no-adverse-effect
* $nonadherence#risk-benefit-ratio
* $nonadherence#patient-contraindication
* $nonadherence#expert-contradicts
* $nonadherence#does-not-align-latest-evidence
* $nonadherence#mitigate-risk-negative-outcome
* $nonadherence#action-completed
* $nonadherence#need-more-info
* $nonadherence#service-not-available
* $nonadherence#too-costly-uncovered
* $nonadherence#patient-refuses

CodeSystem: StatementTopic
Id: statement
Title: "Statement"
Description: "The topic of a card: the statement it rests on. The code is the statement's id without anything but letters and digits, the display is the id itself. The packs hold the whole list; here are two of it."
* ^experimental = false
* ^caseSensitive = true
* ^content = #fragment
* #cpic8480389 "cpic:8480389"
* #beyondNG001 "beyond:NG001"

CodeSystem: RecruitmentStatus
Id: recruitment
Title: "Recruitment status"
Description: "Whether a trial takes patients."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #open "Open" "It takes patients."
* #unknown "Unknown" "It may or may not: nobody has looked, or what was seen is old."
* #closed "Closed" "It takes patients no more."

ValueSet: Recruitments
Id: recruitment
Title: "Recruitment statuses"
Description: "Whether a trial takes patients."
* ^experimental = false
* include codes from system RecruitmentStatus
