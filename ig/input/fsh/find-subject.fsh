// The questions about one patient.

Instance: find-subject-variants
InstanceOf: OperationDefinition
Title: "$find-subject-variants"
Usage: #definition
* insert Find(find-subject-variants, FindSubjectVariants, "Which small variants lie in these ranges?")
* description = "For each range: whether the patient has a small variant there, on request the variants and how they lie to one another on the two copies."
* insert OfSubject
* insert Ranges(1)
* insert OfTests
* insert OfSource
* insert IncludeVariants
* insert Asked(includePhasing, 0, 1, boolean, [["Whether it is told which variants lie on the same copy; the variants are sent, too."]])
* insert Each(variants, *, "One for each range.")
* insert With(rangeItem, 1, 1, string, "The range as it was asked.")
* insert Presence
* insert Found
* insert With(sequencePhaseRelationship, 0, *, Observation, [["How two of the variants lie to each other, by the profile sequence-phase-relationship."]])

Instance: find-subject-specific-variants
InstanceOf: OperationDefinition
Title: "$find-subject-specific-variants"
Usage: #definition
* insert Find(find-subject-specific-variants, FindSubjectSpecificVariants, "Does the patient have these variants?")
* description = "For each variant, whatever its spelling: whether the patient has it, and its instances."
* insert OfSubject
* insert Variants(1)
* insert OfTests
* insert OfSource
* insert Each(variants, *, "One for each variant.")
* insert With(variantItem, 1, 1, string, "The variant as it was asked.")
* insert Presence
* insert Found

RuleSet: StructuralOfSubject
* insert OfSubject
* insert Ranges(1)
* insert OfTests
* insert OfSource
* insert IncludeVariants
* insert Each(variants, *, "One for each range.")
* insert With(rangeItem, 1, 1, string, "The range as it was asked.")
* insert Presence
* insert Found

Instance: find-subject-structural-intersecting-variants
InstanceOf: OperationDefinition
Title: "$find-subject-structural-intersecting-variants"
Usage: #definition
* insert Find(find-subject-structural-intersecting-variants, FindSubjectStructuralIntersectingVariants, "Which structural variants touch these ranges?")
* description = "For each range: whether a structural variant of the patient shares a base with it."
* insert StructuralOfSubject

Instance: find-subject-structural-subsuming-variants
InstanceOf: OperationDefinition
Title: "$find-subject-structural-subsuming-variants"
Usage: #definition
* insert Find(find-subject-structural-subsuming-variants, FindSubjectStructuralSubsumingVariants, "Which structural variants cover these ranges?")
* description = "For each range: whether a structural variant of the patient covers all of it."
* insert StructuralOfSubject

Instance: find-subject-haplotypes
InstanceOf: OperationDefinition
Title: "$find-subject-haplotypes"
Usage: #definition
* insert Find(find-subject-haplotypes, FindSubjectHaplotypes, "Which haplotypes does the patient have of these genes?")
* description = "For each gene: the haplotypes and genotypes on file."
* insert OfSubject
* insert AskedToken(genes, 1, [["Genes by symbol, or as system and code of HGNC."]])
* insert OfTests
* insert OfSource
* insert Each(haplotypes, *, "One for each gene.")
* insert With(geneItem, 1, 1, string, "The gene as it was asked.")
* insert FoundHaplotypes

Instance: find-subject-specific-haplotypes
InstanceOf: OperationDefinition
Title: "$find-subject-specific-haplotypes"
Usage: #definition
* insert Find(find-subject-specific-haplotypes, FindSubjectSpecificHaplotypes, "Does the patient have these haplotypes?")
* description = "For each haplotype or genotype: whether the patient has it, and its instances."
* insert OfSubject
* insert Haplotypes(1)
* insert OfTests
* insert OfSource
* insert Each(haplotypes, *, "One for each haplotype or genotype.")
* insert With(haplotypeItem, 1, 1, string, "The haplotype as it was asked.")
* insert With(presence, 1, 1, boolean, "Whether any was found.")
* insert FoundHaplotypes

Instance: find-subject-tx-implications
InstanceOf: OperationDefinition
Title: "$find-subject-tx-implications"
Usage: #definition
* insert Find(find-subject-tx-implications, FindSubjectTxImplications, "What do the patient's genes say about treatments?")
* description = "The therapeutic implications that meet all that is asked, those on file and those that the server's knowledge packs give, and the results they are derived from. Those of a pack name it and its version in the component knowledge-base."
* insert OfSubject
* insert Variants(0)
* insert Ranges(0)
* insert Haplotypes(0)
* insert Treatments
* insert Conditions
* insert OfTests
* insert OfSource
* insert Sent(implication, [["An implication, by the profile therapeutic-implication."]])
* insert FoundFlat
* insert Sent(haplotype, [["A haplotype that one of them is derived from."]])
* insert Sent(genotype, [["A genotype that one of them is derived from."]])

Instance: find-subject-dx-implications
InstanceOf: OperationDefinition
Title: "$find-subject-dx-implications"
Usage: #definition
* insert Find(find-subject-dx-implications, FindSubjectDxImplications, "What do the patient's genes say about diseases?")
* description = "The diagnostic implications on file that meet all that is asked, and the variants they are derived from."
* insert OfSubject
* insert Variants(0)
* insert Ranges(0)
* insert Conditions
* insert OfTests
* insert OfSource
* insert Sent(implication, [["An implication, by the profile diagnostic-implication."]])
* insert FoundFlat

Instance: find-subject-molecular-consequences
InstanceOf: OperationDefinition
Title: "$find-subject-molecular-consequences"
Usage: #definition
* insert Find(find-subject-molecular-consequences, FindSubjectMolecularConsequences, "What do the patient's variants do to transcripts and proteins?")
* description = "The molecular consequences on file that meet all that is asked, and the variants they are derived from."
* insert OfSubject
* insert Variants(0)
* insert Ranges(0)
* insert Consequences
* insert OfTests
* insert OfSource
* insert Sent(consequence, [["A consequence, by the profile molecular-consequence."]])
* insert FoundFlat

Instance: find-study-metadata
InstanceOf: OperationDefinition
Title: "$find-study-metadata"
Usage: #definition
* insert Find(find-study-metadata, FindStudyMetadata, "Which tests were made of the patient's genes?")
* description = "The tests of the patient's genes; with ranges, also where in them each test looked."
* insert OfSubject
* insert OfTests
* insert Ranges(0)
* insert Each(tests, *, "One for each test.")
* insert With(testId, 1, 1, string, "The test.")
* insert With(testDate, 0, 1, dateTime, "When it was made.")
* insert With(specimenId, 0, *, string, "A specimen that was looked at.")
* insert With(genomicBuild, 0, 1, CodeableConcept, "The build of the genome.")
* insert With(dnaChangeType, 0, 1, CodeableConcept, [["The kinds of change that it can find, as its codings."]])
* insert With(regionStudied, 0, 1, string, [["Where in the ranges it looked, as a list, or unknown; only with ranges."]])
* insert With(uncallableRegions, 0, 1, string, [["Where in the ranges it looked in vain, as a list, or unknown; only with ranges."]])
