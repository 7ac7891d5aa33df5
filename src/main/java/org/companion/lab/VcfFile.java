package org.companion.lab;

import java.util.List;
import java.util.Optional;
import org.companion.delivery.Delivery;
import org.companion.delivery.Envelope;
import org.companion.delivery.Opened;
import org.companion.delivery.Payload;
import org.companion.delivery.PayloadReader;
import org.companion.delivery.SentPatient;

/** A VCF file, packed or not. It names no patient: its sender says beside it whom it is about. */
public final class VcfFile implements PayloadReader {
    @Override
    public String format() {
        return "vcf";
    }

    @Override
    public boolean accepts(String head) {
        return head.startsWith("##fileformat=VCF");
    }

    @Override
    public Opened read(Payload payload) {
        var nobody = new SentPatient(List.of(), List.of(), Optional.empty(), Optional.empty());
        return new Opened(
                new Envelope(
                        "",
                        payload.told().getOrDefault("facility", ""),
                        payload.told().getOrDefault("id", ""),
                        Optional.empty()),
                new Delivery.Genome(nobody));
    }
}
