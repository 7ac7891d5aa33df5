package org.companion.hl7;

import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.delivery.Specimen;

/** Reads what was examined: SPM segments, and before HL7 2.5 the specimen source in OBR-15. */
final class SpecimenReading {
    private final Stamps stamps;

    SpecimenReading(Stamps stamps) {
        this.stamps = stamps;
    }

    List<Specimen> of(Request request) {
        var told = request.specimens().stream().map(this::specimen).distinct().toList();
        return told.isEmpty() ? source(request.obr()) : told;
    }

    /** The filler's number where there is one: its laboratory knows the specimen by it. */
    private Specimen specimen(Segment spm) {
        var number = Stream.of(2, 1)
                .flatMap(component -> Segments.each(spm, 2)
                        .findFirst()
                        .flatMap(type -> Segments.text(type, component, 1)
                                .map(value -> new ReportReading.Entity(
                                        value, Segments.text(type, component, 2).orElse(""))))
                        .stream())
                .findFirst();
        return new Specimen(
                number.map(ReportReading.Entity::value)
                        .or(() -> Segments.text(spm, 1))
                        .orElse(""),
                number.map(ReportReading.Entity::issuer).orElse(""),
                concept(spm, 4),
                concept(spm, 8),
                Segments.text(spm, 17).flatMap(stamps::read));
    }

    private static Coded concept(Segment segment, int field) {
        return Segments.each(segment, field)
                .findFirst()
                .map(SpecimenReading::concept)
                .orElseGet(() -> Coded.words(""));
    }

    private static Coded concept(Type type) {
        var parts = Segments.components(type, 3);
        return parts.get(0).isEmpty() || parts.get(2).isEmpty()
                ? Coded.words(parts.get(1).isEmpty() ? parts.get(0) : parts.get(1))
                : new Coded(List.of(new Coded.Code(RowReading.system(parts.get(2)), parts.get(0), parts.get(1))), "");
    }

    /** Only its words can be had from the field as the 2.5.1 model reads it. */
    private static List<Specimen> source(Segment obr) {
        return Stream.of(2, 1)
                .flatMap(
                        sub -> Segments.each(obr, 15).findFirst().flatMap(type -> Segments.text(type, 1, sub)).stream())
                .findFirst()
                .map(words -> new Specimen("", "", Coded.words(words), Coded.words(""), Optional.empty()))
                .stream()
                .toList();
    }
}
