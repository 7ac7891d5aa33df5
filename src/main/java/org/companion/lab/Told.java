package org.companion.lab;

import java.util.List;
import java.util.Optional;
import org.companion.delivery.Delivery;
import org.companion.delivery.Envelope;
import org.companion.delivery.Moment;
import org.companion.delivery.Opened;
import org.companion.delivery.Payload;
import org.companion.delivery.Refusal;
import org.companion.delivery.Report;
import org.companion.delivery.SentPatient;
import org.companion.genome.Assembly;

/** What a sender said beside its payload, and the envelope that it comes to with what the payload says itself. */
record Told(Payload payload) {
    String value(String name) {
        return payload.told().getOrDefault(name, "").strip();
    }

    Optional<Assembly> assembly() {
        return Assembly.named(value("assembly"));
    }

    /**
     * Who gave a report its number where the format has a laboratory behind it that the file does not name: the sending
     * facility, else the program.
     */
    String issuer(String program) {
        return value("facility").isEmpty() ? program : value("facility");
    }

    Opened refused(String application, Refusal refusal) {
        return new Opened(new Envelope(application, value("facility"), value("id"), Optional.empty()), refusal);
    }

    Opened broken(String application, String what) {
        return refused(application, Refusal.never(Refusal.Reason.DATA_TYPE, "", what));
    }

    Opened nameless(String application, String where) {
        return refused(
                application,
                Refusal.error(Refusal.Reason.FIELD_MISSING, where, "a report without its number cannot be told apart"));
    }

    /** {@code version}: what tells the versions of a report apart, or empty; without one the caller gives a number. */
    Opened opened(String application, String version, SentPatient patient, Report report) {
        var dated = version.isBlank() ? report.issued().map(Moment::written).orElse("") : version;
        var own = dated.isEmpty() ? "" : report.key().number() + " " + dated;
        var number = value("id").isEmpty() ? own : value("id");
        return new Opened(
                new Envelope(application, value("facility"), number, report.issued()),
                new Delivery.Reports(patient, List.of(report)));
    }
}
