package org.companion.rest.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.companion.rest.operations.VcfIntake.Imported;
import org.companion.vcf.Receipt;

/** Writes what became of a file as an OperationOutcome. */
final class ImportReceipt {
    private ImportReceipt() {}

    static ObjectNode of(Imported imported) {
        var outcome = JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
        var receipt = imported.receipt();
        issue(outcome, "information", "informational", summary(imported, receipt));
        receipt.reasons()
                .forEach(
                        (reason, count) -> issue(outcome, "warning", "not-supported", count + " not taken: " + reason));
        receipt.refused()
                .forEach(line ->
                        issue(outcome, "warning", "not-supported", "line " + line.line() + ": " + line.reason()));
        return outcome;
    }

    static ObjectNode refused(String reason) {
        var outcome = JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
        issue(outcome, "error", "processing", "the file is not taken: " + reason);
        return outcome;
    }

    private static String summary(Imported imported, Receipt receipt) {
        if (imported.known()) {
            return "sample " + imported.sample().id() + ": this file was taken before; nothing has changed";
        }
        return "sample " + imported.sample().id() + " on "
                + imported.sample().assembly().label() + ": "
                + receipt.lines() + " lines read, " + receipt.calls() + " calls and " + receipt.largeCalls()
                + " structural calls stored, " + receipt.referenceCalls() + " lines of reference, "
                + receipt.noCalls() + " not called, " + imported.reported() + " reported as Observations";
    }

    private static void issue(ObjectNode outcome, String severity, String code, String words) {
        outcome.withArray("issue")
                .addObject()
                .put("severity", severity)
                .put("code", code)
                .put("diagnostics", words);
    }
}
