package org.companion.library;

import java.util.ArrayDeque;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads a YAML file into nodes that know their line; no type is built and no anchor followed. */
final class YamlText {
    private static final int DEEPEST = 20;

    private YamlText() {}

    /** The one document of the file; empty, with a problem, where it is no YAML. */
    static Optional<Written> read(String file, byte[] bytes, Problems problems) {
        return Utf8.text(file, bytes, problems).flatMap(text -> read(file, text, problems));
    }

    private static Optional<Written> read(String file, String text, Problems problems) {
        try {
            var options = new LoaderOptions();
            options.setNestingDepthLimit(DEEPEST);
            var reader = new StreamReader(text);
            var root = Optional.ofNullable(
                    new Composer(new ParserImpl(reader, options), new Resolver(), options).getSingleNode());
            if (root.isEmpty()) {
                problems.add(new Place(file, 1), "is empty", "a YAML mapping");
            }
            return root.flatMap(node -> withoutAnchors(node, file, problems));
        } catch (MarkedYAMLException broken) {
            var mark = Optional.ofNullable(broken.getProblemMark());
            var line = mark.map(m -> m.getLine() + 1).orElse(1);
            problems.add(
                    new Place(file, line), "is no YAML: " + broken.getProblem(), "text with *, :, # or @ in quotes");
        } catch (YAMLException broken) {
            problems.add(new Place(file, 1), "is no YAML: " + broken.getMessage(), "plain YAML in UTF-8");
        }
        return Optional.empty();
    }

    /** Anchors can loop, and a reader of one statement should not have to look for another one. */
    private static Optional<Written> withoutAnchors(Node root, String file, Problems problems) {
        var todo = new ArrayDeque<Node>();
        todo.push(root);
        while (!todo.isEmpty()) {
            var node = todo.pop();
            if (node.getAnchor() != null) {
                return new Written(node, file, problems)
                        .wrong("has an anchor '&%s'".formatted(node.getAnchor()), "written out in each place");
            }
            if (node instanceof SequenceNode sequence) {
                sequence.getValue().forEach(todo::push);
            } else if (node instanceof MappingNode mapping) {
                mapping.getValue().forEach(tuple -> {
                    todo.push(tuple.getKeyNode());
                    todo.push(tuple.getValueNode());
                });
            }
        }
        return Optional.of(new Written(root, file, problems));
    }
}
