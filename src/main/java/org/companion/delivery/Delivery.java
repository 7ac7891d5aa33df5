package org.companion.delivery;

import java.util.List;
import java.util.Optional;

/** What a payload was understood to say. */
public sealed interface Delivery extends Content {
    /** Whom it is about. */
    SentPatient patient();

    /** The same about this patient. */
    default Delivery about(SentPatient other) {
        if (this instanceof Reports all) {
            return new Reports(other, all.reports());
        }
        if (this instanceof FhirReport report) {
            return new FhirReport(other, report.key(), report.standing(), report.issued(), report.bundle());
        }
        if (this instanceof Orders all) {
            return new Orders(other, all.orders());
        }
        return this instanceof Merge merge ? new Merge(other, merge.gone()) : new Genome(other);
    }

    /** Reports of one patient. */
    record Reports(SentPatient patient, List<Report> reports) implements Delivery {
        public Reports {
            reports = List.copyOf(reports);
        }
    }

    /**
     * A report in FHIR, kept as its sender wrote it.
     *
     * @param bundle JSON of the Bundle
     * @param key what its report is known by
     */
    record FhirReport(SentPatient patient, ReportKey key, Standing standing, Optional<Moment> issued, String bundle)
            implements Delivery {}

    /** Orders of one patient, which are kept so that a pending test is known. */
    record Orders(SentPatient patient, List<PlacedOrder> orders) implements Delivery {
        public Orders {
            orders = List.copyOf(orders);
        }
    }

    /** Two records were of one person: what stood under {@code gone} belongs to {@code patient} from now on. */
    record Merge(SentPatient patient, SentPatient gone) implements Delivery {}

    /** A genome or panel as a VCF file, which is read from the payload when it is filed. */
    record Genome(SentPatient patient) implements Delivery {}
}
