package org.companion.fhir;

import java.time.LocalDate;
import java.util.List;
import org.companion.advice.Count;
import org.companion.knowledge.Pack;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Writes what was measured over time, and what else is known beyond genes, as Parameters. */
public final class CountsWriter {
    private final Parameters answer = new Parameters();

    public Parameters write(List<Count> counts, List<Living> others, List<Pack> packs) {
        counts.forEach(this::count);
        others.forEach(this::other);
        for (var pack : packs) {
            var part = answer.addParameter().setName("knowledge");
            text(part, "pack", pack.id());
            text(part, "version", pack.version());
        }
        return answer;
    }

    private void count(Count count) {
        var part = answer.addParameter().setName("count");
        text(part, "name", count.analyte().name());
        text(part, "unit", count.analyte().unit());
        for (var point : count.points()) {
            var one = part.addPart().setName("point");
            point.day().ifPresent(day -> day(one, day));
            point.value().ifPresent(value -> one.addPart().setName("value").setValue(new DecimalType(value)));
            text(one, "result", point.written());
            finding(one, point.reference());
            if (point.preliminary()) {
                one.addPart().setName("preliminary").setValue(new BooleanType(true));
            }
        }
        for (var threshold : count.thresholds()) {
            var one = part.addPart().setName("threshold");
            one.addPart().setName("value").setValue(new DecimalType(threshold.value()));
            text(one, "side", threshold.side());
            threshold.drugs().forEach(drug -> text(one, "drug", drug));
            threshold.taken().forEach(drug -> text(one, "taken", drug));
        }
    }

    private void other(Living living) {
        var part = answer.addParameter().setName("other");
        text(part, "name", living.name());
        text(part, "result", living.result());
        living.source().date().ifPresent(day -> day(part, day));
        finding(part, living.source().reference());
    }

    private static void day(ParametersParameterComponent part, LocalDate day) {
        part.addPart().setName("date").setValue(new DateType(day.toString()));
    }

    private static void finding(ParametersParameterComponent part, String reference) {
        part.addPart().setName("finding").setValue(new Reference(reference));
    }

    private static void text(ParametersParameterComponent part, String name, String text) {
        if (!text.isEmpty()) {
            part.addPart().setName(name).setValue(new StringType(text));
        }
    }
}
