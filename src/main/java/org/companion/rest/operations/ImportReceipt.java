package org.companion.rest.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.companion.calling.Called;
import org.companion.rest.operations.VcfIntake.Imported;
import org.companion.vcf.Receipt;

/** Writes what became of a file as an OperationOutcome. */
final class ImportReceipt {
    /** More of a list are not told. */
    private static final int MOST = 10;

    private ImportReceipt() {}

    static ObjectNode of(Imported imported) {
        var outcome = JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
        var receipt = imported.receipt();
        issue(outcome, "information", "informational", summary(imported, receipt));
        imported.called().forEach(one -> issue(outcome, "information", "informational", words(one)));
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

    /** What came of a gene, such as {@code CYP2C19: *1/*2; not looked at: rs28399504}. */
    private static String words(Called called) {
        var parts = new ArrayList<String>();
        called.genotype().ifPresent(genotype -> parts.add(genotype.toString()));
        called.open().ifPresent(open -> {
            parts.add("not called, " + open.words());
            called.possible().stream().limit(MOST).forEach(one -> parts.add("possible " + one));
        });
        listed("could be there unseen: ", called.notExcluded(), parts);
        listed("not looked at: ", called.missing(), parts);
        return called.gene() + ": " + String.join("; ", parts);
    }

    private static void listed(String what, List<String> names, List<String> parts) {
        if (!names.isEmpty()) {
            var rest = names.size() - MOST;
            parts.add(what
                    + String.join(", ", names.subList(0, Math.min(MOST, names.size())))
                    + (rest > 0 ? " and " + rest + " more" : ""));
        }
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
