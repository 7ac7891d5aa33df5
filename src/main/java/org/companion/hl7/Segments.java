package org.companion.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Group;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.util.Terser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The segments of a parsed message in their order, and what stands in them. Numbers are HL7's: from one. */
final class Segments {
    private Segments() {}

    static List<Segment> of(Message message) {
        var all = new ArrayList<Segment>();
        add(message, all);
        return all;
    }

    private static void add(Group group, List<Segment> all) {
        try {
            for (var name : group.getNames()) {
                for (Structure part : group.getAll(name)) {
                    if (part instanceof Segment segment) {
                        if (!segment.isEmpty()) {
                            all.add(segment);
                        }
                    } else if (part instanceof Group inner) {
                        add(inner, all);
                    }
                }
            }
        } catch (HL7Exception never) {
            throw new IllegalStateException("a parsed message has the parts it names", never);
        }
    }

    /** How often a field is there. */
    static int repetitions(Segment segment, int field) {
        return types(segment, field).length;
    }

    private static Type[] types(Segment segment, int field) {
        try {
            return field > segment.numFields() ? new Type[0] : segment.getField(field);
        } catch (HL7Exception none) {
            return new Type[0];
        }
    }

    /** The repetitions of a field. */
    static Stream<Type> each(Segment segment, int field) {
        return Stream.of(types(segment, field));
    }

    /** A field's first component. */
    static Optional<String> text(Segment segment, int field) {
        return text(segment, field, 1);
    }

    /** A component of the first repetition. */
    static Optional<String> text(Segment segment, int field, int component) {
        return each(segment, field).findFirst().flatMap(type -> text(type, component, 1));
    }

    static Optional<String> text(Type type, int component, int sub) {
        return component > Terser.numComponents(type) // to ask for it would make it
                ? Optional.empty()
                : there(type, component, sub);
    }

    private static Optional<String> there(Type type, int component, int sub) {
        return Optional.ofNullable(Terser.getPrimitive(type, component, sub).getValue())
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !value.equals("\"\""));
    }

    /** The first so many components, empty strings where they are not there. */
    static List<String> components(Type type, int count) {
        var there = Math.min(count, Terser.numComponents(type));
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> number > there ? "" : there(type, number, 1).orElse(""))
                .toList();
    }
}
