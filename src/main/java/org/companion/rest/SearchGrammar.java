package org.companion.rest;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/**
 * What may stand in a search. The FHIR store passes over modifiers, values and underscored parameters that it does not
 * know, and answers a wider question than was asked; here they are refused by name.
 */
final class SearchGrammar {
    private static final String HAS = "_has";
    private static final int MOST_PAIRS = 3;
    /** With a prefix, and a unit or what there is of one (FHIR R4, 3.1.1.5.8 and 3.1.1.5.9). */
    private static final Pattern NUMBER =
            Pattern.compile("(eq|ne|gt|lt|ge|le|sa|eb|ap)?[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?(\\|.*)?");

    /** How an answer is to look: words of the search itself, of no type. */
    private static final Set<String> OF_THE_ANSWER = Set.of(
            "_contained",
            "_containedType",
            "_content",
            "_count",
            "_elements",
            "_filter",
            "_format",
            "_include",
            "_list",
            "_offset",
            "_pretty",
            "_query",
            "_revinclude",
            "_sort",
            "_summary",
            "_text",
            "_total");

    /** What may be said of the answer to a write. */
    private static final Set<String> OF_A_WRITE = Set.of("_format", "_pretty", "_summary", "_elements");

    private static final Map<String, Set<String>> VALUES = Map.of(
            "_summary", Set.of("true", "text", "data", "count", "false"),
            "_total", Set.of("none", "estimate", "accurate"));

    private final ISearchParamRegistry registry;

    SearchGrammar(ISearchParamRegistry registry) {
        this.registry = registry;
    }

    /** Whether the name, with its modifier or chain, is one of the search itself or of the type. */
    boolean isKnown(String type, String name) {
        return OF_THE_ANSWER.contains(base(name)) || isOfType(type, name);
    }

    private boolean isOfType(String type, String name) {
        return base(name).equals(HAS) || of(type, base(name)).isPresent();
    }

    /** Throws where a parameter is not known, or its modifier or value means nothing. */
    void check(String type, Map<String, String[]> asked) {
        asked.forEach((name, values) -> {
            if (!isKnown(type, name)) {
                throw unknown(type, name);
            }
            check(type, name, values);
        });
    }

    /** The same for what picks the resources of a write, which must say at least one thing of them. */
    void checkCondition(String type, Map<String, String[]> asked) {
        asked.forEach((name, values) -> {
            if (!OF_A_WRITE.contains(name)) {
                if (!isOfType(type, name)) {
                    throw unknown(type, name);
                }
                check(type, name, values);
                if (Arrays.stream(values).anyMatch(StringUtils::isBlank)) {
                    throw new InvalidRequestException("The condition says nothing of " + name
                            + ": a value must follow, or more would be touched than is meant");
                }
            }
        });
        if (OF_A_WRITE.containsAll(asked.keySet())) {
            throw new InvalidRequestException("The condition must say which resources are meant");
        }
    }

    private InvalidRequestException unknown(String type, String name) {
        return new InvalidRequestException("There is no search parameter " + base(name) + " of " + type
                + "; with Prefer: handling=lenient a search passes over it");
    }

    private void check(String type, String name, String[] values) {
        checkValues(name, values);
        if (base(name).equals("_include") || base(name).equals("_revinclude")) {
            refuseUnless(Set.of("", "iterate", "recurse").contains(modifier(name)), name, modifier(name));
        } else if (base(name).equals(HAS)) {
            checkInnermost(name, values);
        } else {
            checkModifier(List.of(type), name, values);
        }
    }

    /** What is asked in the end of the resources that refer to others: {@code _has:Type:reference:parameter}. */
    private void checkInnermost(String name, String[] values) {
        var parts = name.substring(name.lastIndexOf(HAS)).split(":", 4);
        if (parts.length == 4) {
            checkModifier(List.of(parts[1]), parts[3], values);
        }
    }

    private static void checkValues(String name, String[] values) {
        for (var value : values) {
            var allowed = VALUES.get(name);
            if (allowed != null && !allowed.contains(value)) {
                throw new InvalidRequestException(name + " must be one of "
                        + String.join(", ", allowed.stream().sorted().toList()));
            }
            if (name.equals("_count") && !value.matches("\\d{1,9}")) {
                throw new InvalidRequestException("_count must be a whole number, 0 or more");
            }
            if (!value.isEmpty() && StringUtils.containsOnly(value, "|,")) {
                throw new InvalidRequestException("The value of " + base(name) + " names nothing");
            }
        }
    }

    /** The last link of a chain is of one of several types, and its modifier must mean something in one of them. */
    private void checkModifier(List<String> types, String name, String[] values) {
        var known =
                types.stream().flatMap(type -> of(type, base(name)).stream()).toList();
        if (known.isEmpty()) {
            return; // of the answer, or a link that the store refuses itself
        }
        var link = name.indexOf('.');
        if (link >= 0) {
            checkModifier(targets(known, name.substring(0, link)), name.substring(link + 1), values);
            return;
        }
        var modifier = modifier(name);
        refuseUnless(known.stream().anyMatch(one -> isModifier(one, modifier)), name, modifier);
        if (modifier.isEmpty()) {
            known.stream().map(RuntimeSearchParam::getParamType).distinct().forEach(kind -> {
                switch (kind) {
                    case COMPOSITE -> checkPairs(name, values);
                    case NUMBER, QUANTITY -> checkNumbers(name, values);
                    default -> {}
                }
            });
        }
        if (modifier.equals("missing")) {
            for (var value : values) {
                if (!value.equals("true") && !value.equals("false")) {
                    throw new InvalidRequestException(name + " must be true or false");
                }
            }
        }
    }

    /** The store joins every alternative of a pair with every other, so that a few take longer than anybody waits. */
    private static void checkPairs(String name, String[] values) {
        for (var value : values) {
            var alternatives = alternatives(value);
            if (alternatives.length > MOST_PAIRS) {
                throw new InvalidRequestException(name + " takes " + MOST_PAIRS
                        + " alternatives at once; ask for the others by searches of their own");
            }
            if (!value.isBlank() && Arrays.stream(alternatives).anyMatch(one -> !one.contains("$"))) {
                throw new InvalidRequestException("The value of " + name + " must be two values with $ between them");
            }
        }
    }

    private static void checkNumbers(String name, String[] values) {
        for (var value : values) {
            for (var one : alternatives(value)) {
                if (!one.isBlank() && !NUMBER.matcher(one.strip()).matches()) {
                    throw new InvalidRequestException(
                            "The value of " + name
                                    + " must be a number such as 5.4, le5.4 or, with its unit, 5.4|http://unitsofmeasure.org|mg");
                }
            }
        }
    }

    private static String[] alternatives(String value) {
        return value.split("(?<!\\\\),", -1);
    }

    private static List<String> targets(List<RuntimeSearchParam> links, String link) {
        var named = modifier(link);
        return named.isEmpty()
                ? links.stream().flatMap(one -> one.getTargets().stream()).toList()
                : List.of(named);
    }

    private static boolean isModifier(RuntimeSearchParam parameter, String modifier) {
        return modifier.isEmpty()
                || modifier.equals("missing")
                || (parameter.getParamType() == RestSearchParameterTypeEnum.REFERENCE
                        && Character.isUpperCase(modifier.charAt(0)))
                || modifiers(parameter.getParamType()).contains(modifier);
    }

    /** Beside {@code :missing}, which goes with all, and a type, which goes with references. */
    private static Set<String> modifiers(RestSearchParameterTypeEnum type) {
        return switch (type) {
            case STRING -> Set.of("exact");
            case TOKEN -> Set.of("not", "of-type", "in", "not-in", "above", "below");
            case URI -> Set.of("above", "below");
            case REFERENCE, DATE, NUMBER, QUANTITY, COMPOSITE, HAS, SPECIAL -> Set.of();
        };
    }

    private static void refuseUnless(boolean right, String name, String modifier) {
        if (!right) {
            throw new InvalidRequestException("The modifier :" + modifier + " is not served for the search parameter "
                    + base(name) + ", or not known");
        }
    }

    private Optional<RuntimeSearchParam> of(String type, String name) {
        return Stream.ofNullable(registry.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH))
                .findFirst();
    }

    private static String base(String name) {
        var end = StringUtils.indexOfAny(name, '.', ':');
        return end < 0 ? name : name.substring(0, end);
    }

    private static String modifier(String name) {
        var colon = name.indexOf(':');
        return colon < 0 ? "" : name.substring(colon + 1);
    }
}
