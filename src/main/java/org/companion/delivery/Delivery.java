package org.companion.delivery;

import java.util.List;
import java.util.Optional;

/** What a payload was understood to say. */
public sealed interface Delivery extends Content {
    /** Whom it is about. */
    SentPatient patient();

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
}
