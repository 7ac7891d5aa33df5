package org.companion.inbox;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.companion.delivery.Content;
import org.companion.delivery.Delivery;
import org.companion.delivery.Refusal;
import org.companion.delivery.Report;
import org.companion.hl7.Acknowledgement;
import org.companion.hl7.Hl7Reader;

/** What a sender is told, in the language of its payload. */
final class Answers {
    /** Rows that are named one by one; of more the number is told. */
    private static final int NAMED = 5;

    private final Clock clock;

    Answers(Clock clock) {
        this.clock = clock;
    }

    /** The text of an answer to an HL7 v2 message; empty for other formats, whose doors answer by state. */
    String text(String format, byte[] payload, String id, Content content) {
        if (!format.equals("hl7v2")) {
            return "";
        }
        var head = new byte[Math.min(payload.length, 2_048)];
        System.arraycopy(payload, 0, head, 0, head.length);
        var answer = new Acknowledgement(Hl7Reader.text(head), ZonedDateTime.now(clock), id.replace("-", ""));
        return content instanceof Refusal refusal ? answer.refused(refusal) : answer.accepted(warnings(content));
    }

    /** What the sender of a delivery that is taken should know all the same. */
    static List<String> warnings(Content content) {
        if (!(content instanceof Delivery.Reports reports)) {
            return List.of();
        }
        var warnings = new ArrayList<String>();
        for (var report : reports.reports()) {
            if (report.hasNoCodedFindings() && report.standing().holds()) {
                warnings.add("no coded findings: the report is kept for people, decision support cannot use it");
            }
            unread(report, warnings);
        }
        return warnings;
    }

    private static void unread(Report report, List<String> warnings) {
        report.unread().stream().limit(NAMED).forEach(warnings::add);
        if (report.unread().size() > NAMED) {
            warnings.add("%d rows could not be read, of which %d are named"
                    .formatted(report.unread().size(), NAMED));
        }
    }
}
