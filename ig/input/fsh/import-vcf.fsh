// Parameters by index; all of them stand in the address, since the body is the file.

RuleSet: InAddress(path, name, min, type, words)
* {path}.name = #{name}
* {path}.use = #in
* {path}.min = {min}
* {path}.max = "1"
* {path}.type = #{type}
* {path}.documentation = {words}

Instance: import-vcf
InstanceOf: OperationDefinition
Title: "$import-vcf"
Usage: #definition
* url = "https://companion.example/fhir/OperationDefinition/import-vcf"
* version = "0.1.0"
* name = "ImportVcf"
* title = "Takes a sample's calls as a VCF file"
* status = #draft
* experimental = false
* kind = #operation
* description = """
The body is a VCF 4.x file, plain, gzip or bgzip. Every call is kept and found by the genomics operations; calls in known genes and at the positions of pharmacogene alleles become Observations too, and of a sample that is not a tumour's the genotypes of pharmacogenes that can be called. The same file again changes nothing; a file under the same testIdentifier takes the place of the one before; a file that is not taken leaves nothing.

201 with a receipt. Not a VCF, cut off or not sorted: 400. Unknown patient: 404. Too large: 413. A form: 415. No or a contradicting assembly, an unknown or unnamed sample: 422. Each comes with an OperationOutcome.
"""
* affectsState = true
* code = #import-vcf
* system = true
* type = false
* instance = false

* insert InAddress(parameter[0], subject, 1, string, [["The patient, as a reference or as the bare id."]])
* insert InAddress(parameter[1], testIdentifier, 0, string, [["The laboratory's identifier of the test. Without it: one made of the file's digest."]])
* insert InAddress(parameter[2], testDate, 0, date, [["The day of the test."]])
* insert InAddress(parameter[3], specimen, 0, string, [["The identifier of the specimen."]])
* insert InAddress(parameter[4], genomicSourceClass, 0, code, [["germline or somatic."]])
* insert InAddress(parameter[5], assembly, 0, string, [["GRCh37 or GRCh38, where the header does not tell it."]])
* insert InAddress(parameter[6], sample, 0, string, [["The name of the sample, where the file has several."]])
* insert InAddress(parameter[7], studied, 0, string, [["A DocumentReference on file with a BED attachment: where the test looked."]])
* insert InAddress(parameter[8], uncallable, 0, string, [["Likewise: where it looked in vain."]])
* parameter[9].name = #return
* parameter[9].use = #out
* parameter[9].min = 1
* parameter[9].max = "1"
* parameter[9].type = #OperationOutcome
* parameter[9].documentation = "The receipt: what was read, stored and reported, what came of each pharmacogene, and each line that was not taken, by number and reason."
