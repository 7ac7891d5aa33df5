package org.companion.library;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What stands at one place of a YAML file. Whatever is not of the form asked for becomes a problem of its line. */
final class Written {
    private final Node node;
    private final String file;
    private final Problems problems;

    Written(Node node, String file, Problems problems) {
        this.node = node;
        this.file = file;
        this.problems = problems;
    }

    Place place() {
        return new Place(file, node.getStartMark().getLine() + 1);
    }

    /** Reports that it is wrong; empty, so that a reader can give it back at once. */
    <T> Optional<T> wrong(String what, String right) {
        problems.add(place(), what, right);
        return Optional.empty();
    }

    /** The entries of a mapping; a key that is not {@code known} or stands twice is a problem. */
    Fields fields(Set<String> known) {
        var found = new LinkedHashMap<String, Written>();
        if (!(node instanceof MappingNode mapping)) {
            wrong("is not a mapping", "with the keys " + listed(known));
            return new Fields(this, found, false);
        }
        for (var tuple : mapping.getValue()) {
            var key = new Written(tuple.getKeyNode(), file, problems);
            var name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.contains(name)) {
                key.wrong("unknown key '%s'".formatted(name), "one of " + listed(known));
            } else if (found.putIfAbsent(name, new Written(tuple.getValueNode(), file, problems)) != null) {
                key.wrong("key '%s' stands twice".formatted(name), "once");
            }
        }
        return new Fields(this, found, true);
    }

    /** The entries of a list, which has at least one. */
    List<Written> items() {
        if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            wrong("is not a list with entries", "[one, another]");
            return List.of();
        }
        return sequence.getValue().stream()
                .map(item -> new Written(item, file, problems))
                .toList();
    }

    /** What {@code reader} makes of each entry of a list. */
    <T> List<T> each(Function<Written, Optional<T>> reader) {
        var all = new ArrayList<T>();
        items().forEach(item -> reader.apply(item).ifPresent(all::add));
        return all;
    }

    /** Text with at least one letter. */
    Optional<String> text() {
        if (!(node instanceof ScalarNode scalar)) {
            return wrong("is not text", "a word or a line of words");
        }
        if (!node.getTag().equals(Tag.STR)) {
            return wrong("'%s' is read as %s".formatted(scalar.getValue(), kind()), "text in quotes");
        }
        return scalar.getValue().isBlank()
                ? wrong("is empty", "text")
                : Optional.of(scalar.getValue().strip());
    }

    private String kind() {
        var name = node.getTag().getValue();
        return switch (name.substring(name.lastIndexOf(':') + 1)) {
            case "int", "float" -> "a number";
            case "bool" -> "yes or no";
            case "null" -> "nothing";
            case "timestamp" -> "a date";
            default -> "something else";
        };
    }

    /** Text of the form; {@code right} says in words what the form is. */
    Optional<String> text(Pattern form, String right) {
        return text().flatMap(text -> form.matcher(text).matches()
                ? Optional.of(text)
                : wrong("'%s' is not right here".formatted(text), right));
    }

    /** The value that one of the words stands for. */
    <T> Optional<T> oneOf(Map<String, T> words) {
        return text().flatMap(text -> Optional.ofNullable(words.get(text))
                .or(() -> wrong("unknown word '%s'".formatted(text), "one of " + listed(words.keySet()))));
    }

    Optional<BigDecimal> number() {
        var number = node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
        if (number && node instanceof ScalarNode scalar) {
            try {
                return Optional.of(new BigDecimal(scalar.getValue()));
            } catch (NumberFormatException notDecimal) {
                return wrong("'%s' is no decimal number".formatted(scalar.getValue()), "such as 0.5");
            }
        }
        return wrong("is not a number", "such as 0.5, without quotes");
    }

    /** A whole number of at least one. */
    Optional<Integer> count() {
        return whole(1);
    }

    /** A whole number of days; none is today. */
    Optional<Integer> days() {
        return whole(0);
    }

    private Optional<Integer> whole(int least) {
        return number().flatMap(number -> {
            try {
                var count = number.intValueExact();
                return count < least ? wrong(count + " is too few", least + " or more") : Optional.of(count);
            } catch (ArithmeticException notWhole) {
                return wrong("'%s' is no whole number".formatted(number), "such as 30");
            }
        });
    }

    static String listed(Set<String> words) {
        return String.join(", ", new TreeSet<>(words));
    }

    /** The entries of a mapping by key. */
    record Fields(Written whole, Map<String, Written> entries, boolean isMapping) {
        Optional<Written> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        Optional<Written> required(String key) {
            var entry = get(key);
            if (entry.isEmpty() && isMapping) {
                whole.wrong("has no '%s'".formatted(key), "%s: …".formatted(key));
            }
            return entry;
        }
    }
}
