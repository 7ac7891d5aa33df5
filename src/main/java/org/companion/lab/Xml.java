package org.companion.lab;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a document, without namespaces; names are compared without regard to case.
 *
 * @param text its own text, stripped, without that of its children
 */
record Xml(String name, Map<String, String> attributes, List<Xml> children, String text) {
    private static final int DEEPEST = 64;
    private static final int MOST_ELEMENTS = 500_000;
    private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]+:)?([A-Za-z_][\\w.-]*)");

    Xml {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** Name of the first element in the head of a document; empty where it is no document. */
    static String root(String head) {
        var bare = head.startsWith("\uFEFF") ? head.substring(1) : head;
        var first = ROOT.matcher(bare.replaceAll("(?s)<!--.*?(?:-->|$)", ""));
        return bare.startsWith("<") && first.find() ? first.group(1) : "";
    }

    /**
     * Reads a document. Empty where it is not well-formed, has a document type (entities and their like have no place
     * in a report), is nested deeper than 64 elements or has more than 500,000.
     */
    static Optional<Xml> parse(byte[] bytes) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return read(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
        } catch (XMLStreamException | RuntimeException malformed) {
            // the JDK's reader answers some malformed bytes with unchecked exceptions
            return Optional.empty();
        }
    }

    private static Optional<Xml> read(XMLStreamReader reader) throws XMLStreamException {
        var open = new ArrayDeque<Draft>();
        var elements = 0;
        Optional<Xml> whole = Optional.empty();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return Optional.empty();
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    open.push(new Draft(reader));
                    elements++;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    var done = open.pop().done();
                    if (open.isEmpty()) {
                        whole = Optional.of(done);
                    } else {
                        open.peek().children.add(done);
                    }
                }
                default -> {}
            }
            if (open.size() > DEEPEST || elements > MOST_ELEMENTS) {
                return Optional.empty();
            }
        }
        return whole;
    }

    /** An element that is not yet closed. */
    private static final class Draft {
        private final String name;
        private final Map<String, String> attributes = new HashMap<>();
        private final List<Xml> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        Draft(XMLStreamReader reader) {
            name = folded(reader.getLocalName());
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                attributes.put(
                        folded(reader.getAttributeLocalName(i)),
                        reader.getAttributeValue(i).strip());
            }
        }

        Xml done() {
            return new Xml(name, attributes, children, text.toString().strip());
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean is(String other) {
        return name.equals(folded(other));
    }

    /** The attribute's value; empty where there is none. */
    String attribute(String name) {
        return attributes.getOrDefault(folded(name), "");
    }

    /** The direct children of this name. */
    List<Xml> children(String name) {
        return children.stream().filter(child -> child.is(name)).toList();
    }

    /** The text of the first direct child of this name; empty where there is none. */
    String child(String name) {
        return children(name).stream().map(Xml::text).findFirst().orElse("");
    }

    /** The elements of this name at any depth, in the order of the document. */
    Stream<Xml> all(String name) {
        var below = children.stream().flatMap(child -> child.all(name));
        return is(name) ? Stream.concat(Stream.of(this), below) : below;
    }

    /** The first text that is not empty under one of these names, at any depth; the names in order of preference. */
    String first(String... names) {
        return Stream.of(names)
                .flatMap(this::all)
                .map(Xml::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
