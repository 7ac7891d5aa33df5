package org.companion.inbox;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.companion.consent.Withholding;
import org.companion.delivery.Entry;
import org.companion.permission.Shown;
import org.springframework.stereotype.Component;

/** Which entries of the inbox are withheld from whoever asks: a message is taken for a report whose words may tell anything. */
@Component
final class WithheldEntries {
    private final Withholding withholding;

    WithheldEntries(Withholding withholding) {
        this.withholding = withholding;
    }

    boolean holds(Entry entry) {
        return entry.patient()
                .filter(patient -> withholding
                        .of(patient)
                        .holds(new Shown(
                                "DiagnosticReport",
                                "",
                                Set.of(patient.value()),
                                false,
                                Map.of(),
                                Set.of(),
                                Optional.empty())))
                .isPresent();
    }
}
