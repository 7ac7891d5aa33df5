// The questions about all patients.

Instance: find-population-specific-variants
InstanceOf: OperationDefinition
Title: "$find-population-specific-variants"
Usage: #definition
* insert Find(find-population-specific-variants, FindPopulationSpecificVariants, "Who has these variants?")
* description = "For each variant: how many patients have it. Commas separate alternatives; the parameter repeated asks for those who have one of each."
* insert Variants(1)
* insert OfSource
* insert IncludePatients
* insert Each(variants, *, [["One for each alternative, or one for all where the parameter was repeated."]])
* insert With(variantItem, 1, 1, string, "What was asked.")
* insert Count

RuleSet: StructuralOfPopulation
* insert Ranges(1)
* insert OfSource
* insert IncludePatients
* insert Each(variants, *, "One for each range.")
* insert With(rangeItem, 1, 1, string, "The range as it was asked.")
* insert Count

Instance: find-population-structural-intersecting-variants
InstanceOf: OperationDefinition
Title: "$find-population-structural-intersecting-variants"
Usage: #definition
* insert Find(find-population-structural-intersecting-variants, FindPopulationStructuralIntersectingVariants, "Who has structural variants that touch these ranges?")
* description = "For each range: how many patients have a structural variant that shares a base with it."
* insert StructuralOfPopulation

Instance: find-population-structural-subsuming-variants
InstanceOf: OperationDefinition
Title: "$find-population-structural-subsuming-variants"
Usage: #definition
* insert Find(find-population-structural-subsuming-variants, FindPopulationStructuralSubsumingVariants, "Who has structural variants that cover these ranges?")
* description = "For each range: how many patients have a structural variant that covers all of it."
* insert StructuralOfPopulation

Instance: find-population-specific-haplotypes
InstanceOf: OperationDefinition
Title: "$find-population-specific-haplotypes"
Usage: #definition
* insert Find(find-population-specific-haplotypes, FindPopulationSpecificHaplotypes, "Who has these haplotypes?")
* description = "For each haplotype or genotype: how many patients have it. Commas separate alternatives; the parameter repeated asks for those who have one of each."
* insert Haplotypes(1)
* insert OfSource
* insert IncludePatients
* insert Each(haplotypes, *, [["One for each alternative, or one for all where the parameter was repeated."]])
* insert With(haplotypeItem, 1, 1, string, "What was asked.")
* insert Count

Instance: find-population-tx-implications
InstanceOf: OperationDefinition
Title: "$find-population-tx-implications"
Usage: #definition
* insert Find(find-population-tx-implications, FindPopulationTxImplications, "Whose genes say something about treatments?")
* description = "How many patients have a therapeutic implication on file that meets all that is asked. What the server's knowledge packs would say of each is not counted."
* insert Variants(0)
* insert Haplotypes(0)
* insert Treatments
* insert Conditions
* insert OfSource
* insert IncludePatients
* insert Each(implications, 1, "The one answer.")
* insert Count

Instance: find-population-dx-implications
InstanceOf: OperationDefinition
Title: "$find-population-dx-implications"
Usage: #definition
* insert Find(find-population-dx-implications, FindPopulationDxImplications, "Whose genes say something about diseases?")
* description = "How many patients have a diagnostic implication on file that meets all that is asked. The guide asks by haplotypes, too; the server refuses that parameter."
* insert Variants(0)
* insert Conditions
* insert OfSource
* insert IncludePatients
* insert Each(implications, 1, "The one answer.")
* insert Count

Instance: find-population-molecular-consequences
InstanceOf: OperationDefinition
Title: "$find-population-molecular-consequences"
Usage: #definition
* insert Find(find-population-molecular-consequences, FindPopulationMolecularConsequences, "Whose variants have these consequences?")
* description = "How many patients have a molecular consequence on file that meets all that is asked."
* insert Variants(0)
* insert Consequences
* insert OfSource
* insert IncludePatients
* insert Each(consequences, 1, "The one answer.")
* insert Count
