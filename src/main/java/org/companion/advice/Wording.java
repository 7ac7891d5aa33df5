package org.companion.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.companion.knowledge.Ingredient;

/** How an advice is said: the fact, the consequence, and what to do. */
public final class Wording {
    /** A card's summary has fewer characters than this (CDS Hooks 2.0.1, Card Attributes). */
    private static final int SUMMARY_LIMIT = 140;

    private static final Pattern NO_LETTER = Pattern.compile("[\\s\\p{Cc}\\p{Z}]+");

    private Wording() {}

    /** One line of fewer than 140 characters that names the finding, the drug and the consequence. */
    public static String summary(Advice advice) {
        var fact = unmarked(fact(advice));
        var core = fact + ": " + consequence(advice);
        var instead = instead(advice.outcome().instead());
        var whole = instead.isEmpty() ? core : core + "; consider " + instead;
        if (whole.length() < SUMMARY_LIMIT) {
            return whole;
        }
        return core.length() < SUMMARY_LIMIT ? core : shortened(fact, consequence(advice));
    }

    private static String shortened(String fact, String consequence) {
        var room = SUMMARY_LIMIT - 1 - consequence.length() - 3;
        return room > 0 && fact.length() > room ? cut(fact, room) + "…: " + consequence : consequence;
    }

    /** Never through the middle of a character that takes two. */
    private static String cut(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static String fact(Advice advice) {
        if (advice.open().isPresent()) {
            return missing(advice.open().get());
        }
        var said = advice.grounds().stream()
                .map(Grounds::words)
                .distinct()
                .limit(2)
                .toList();
        var more = advice.grounds().stream().map(Grounds::words).distinct().count() > 2 ? " and more" : "";
        return said.isEmpty() ? advice.statement().because().title() : String.join(", ", said) + more;
    }

    private static String missing(Unknown open) {
        return switch (open.reason()) {
            case NOT_TESTED -> "No " + open.need() + " result on file";
            case NO_CALL -> open.need() + " result undecided";
            case CONFLICTING -> open.need() + " results contradict each other";
            case UNREADABLE -> open.need() + " result on file could not be read";
            case UNIT -> open.need() + " result has a unit that cannot be compared";
        };
    }

    private static String consequence(Advice advice) {
        var drug = advice.drug().name();
        return switch (advice.category()) {
            case AVOID -> "avoid " + drug;
            case ALTERNATIVE -> "choose another drug than " + drug;
            case DOSE_CHANGE ->
                advice.outcome()
                        .dose()
                        .map(dose -> "give " + drug + " at " + dose.percent() + " of the usual dose")
                        .orElse("change the dose of " + drug);
            case CAUTION -> drug + " with caution";
            case MONITOR -> "monitor on " + drug;
            case TEST_FIRST -> "test before " + drug;
            case SUPPORTS -> "supports " + drug;
            case NO_BENEFIT -> "no benefit expected from " + drug;
            case RESISTANCE -> "resistance to " + drug + " expected";
            case REDUCED_SENSITIVITY -> "weaker response to " + drug + " expected";
            case PART_OF_TUMOUR -> drug + " reaches only part of the tumour";
            case TRIAL -> "a trial with " + drug + " takes patients with this finding";
            case STANDARD -> drug + " as usual";
            case NO_RECOMMENDATION -> "no recommendation for " + drug;
        };
    }

    private static String instead(List<Ingredient> others) {
        return joined(others.stream().map(Ingredient::name).toList(), " or ");
    }

    private static String joined(List<String> words, String last) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + last + words.get(words.size() - 1);
    }

    /** The advice in a few lines of Markdown: result, what to do, why, and how sure the source is. */
    public static String detail(Advice advice) {
        var lines = new ArrayList<String>();
        advice.grounds()
                .forEach(g -> lines.add("- **" + plain(g.words()) + "**" + (g.preliminary() ? " (preliminary)" : "")));
        lines.add("- " + line(advice));
        var because = advice.statement().because();
        var strength = "strength " + advice.strength().code();
        lines.add("- [%s](%s), level %s, %s, %s"
                .formatted(plain(because.title()), because.url(), because.level(), strength, because.version()));
        if (because.toBeConfirmed()) {
            lines.add("- Reference to be confirmed.");
        }
        return String.join("\n", lines);
    }

    /** The advice line as a sentence with the case it applies in. */
    public static String line(Advice advice) {
        var line = advice.outcome().line();
        var whole = advice.applicability().map(when -> when + ": " + line).orElse(line);
        var sentence = Character.toUpperCase(whole.charAt(0)) + whole.substring(1);
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private static String unmarked(String text) {
        return oneLine(text.replace('<', '‹').replace('>', '›'));
    }

    private static String oneLine(String text) {
        return NO_LETTER.matcher(text).replaceAll(" ").strip();
    }

    /** Text from outside a pack without the signs that Markdown or HTML would act on. */
    private static String plain(String text) {
        var out = new StringBuilder(text.length());
        for (var c : oneLine(text).toCharArray()) {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '*', '_', '[', ']', '`', '\\' -> out.append('\\').append(c);
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
