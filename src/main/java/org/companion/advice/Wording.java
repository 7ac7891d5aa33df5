package org.companion.advice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.Strength;

/** How an advice is said: the fact, the consequence, and what to do. */
public final class Wording {
    /** A card's summary has fewer characters than this (CDS Hooks 2.0.1, Card Attributes). */
    private static final int SUMMARY_LIMIT = 140;

    /** So many items of one source are written out where there are many. */
    private static final int ITEMS = 2;

    private Wording() {}

    /** One line of fewer than 140 characters that names the finding, the drug and the consequence. */
    public static String summary(Advice advice) {
        return summary(List.of(advice));
    }

    /** The same for several that belong together: the first one's, with what else the others rest on. */
    public static String summary(List<Advice> together) {
        var advice = together.get(0);
        var fact = capital(PlainText.inLine(fact(together)));
        var core = fact + ": " + consequence(advice);
        var instead = instead(advice.outcome().instead());
        var whole = instead.isEmpty() ? core : core + "; consider " + instead;
        if (whole.length() < SUMMARY_LIMIT) {
            return whole;
        }
        if (core.length() < SUMMARY_LIMIT) {
            return core;
        }
        return together.size() > 1 ? summary(advice) : shortened(fact, consequence(advice));
    }

    private static String fact(List<Advice> together) {
        if (together.stream().allMatch(Wording::isUntested)) {
            return "No "
                    + joined(
                            together.stream()
                                    .flatMap(advice -> advice.open().stream())
                                    .map(Unknown::need)
                                    .distinct()
                                    .toList(),
                            " or ")
                    + " result on file";
        }
        var first = fact(together.get(0));
        var said = subjects(together.get(0));
        var more = together.stream()
                .flatMap(advice -> subjects(advice).stream())
                .filter(subject -> !said.contains(subject))
                .distinct()
                .toList();
        return more.isEmpty() ? first : first + ", also " + joined(more, " and ");
    }

    private static boolean isUntested(Advice advice) {
        return advice.grounds().isEmpty()
                && advice.open()
                        .filter(open -> open.reason() == Unknown.Reason.NOT_TESTED)
                        .isPresent();
    }

    private static Set<String> subjects(Advice advice) {
        var subjects = new LinkedHashSet<String>();
        advice.grounds().forEach(grounds -> subjects.add(grounds.subject()));
        advice.open().ifPresent(open -> subjects.add(open.need()));
        return subjects;
    }

    private static String shortened(String fact, String consequence) {
        var room = SUMMARY_LIMIT - 1 - consequence.length() - 3;
        return room > 0 && fact.length() > room
                ? PlainText.shortened(fact, room + 1) + ": " + consequence
                : consequence;
    }

    private static String fact(Advice advice) {
        if (advice.open().isPresent()) {
            return missing(advice.open().get(), advice.grounds());
        }
        var said = results(advice);
        var more = said.size() > 2 ? " and more" : "";
        return said.isEmpty()
                ? advice.statement().because().title()
                : String.join(", ", said.subList(0, Math.min(2, said.size()))) + more;
    }

    /** The results an advice rests on, in words, each once. */
    public static List<String> results(Advice advice) {
        return telling(advice).stream().map(Grounds::words).distinct().toList();
    }

    private static List<Grounds> telling(Advice advice) {
        return advice.grounds().stream()
                .filter(grounds -> advice.grounds().stream().noneMatch(other -> saysMore(other, grounds)))
                .toList();
    }

    /** A genotype with its phenotype says all that the phenotype alone says. */
    private static boolean saysMore(Grounds one, Grounds other) {
        return other.result().isEmpty()
                && !one.result().isEmpty()
                && one.subject().equals(other.subject())
                && one.phenotype().equals(other.phenotype());
    }

    private static String missing(Unknown open, List<Grounds> known) {
        return switch (open.reason()) {
            case NOT_TESTED ->
                known.isEmpty()
                        ? "No " + open.need() + " result on file"
                        : known.get(0).words() + " on file, but no newer or further " + open.need() + " result";
            case NO_CALL -> open.need() + " result undecided";
            case CONFLICTING -> open.need() + " results contradict each other";
            case UNREADABLE -> open.need() + " result on file could not be read";
            case UNIT -> open.need() + " result has a unit that cannot be compared";
        };
    }

    private static String consequence(Advice advice) {
        var drug = advice.given();
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
            case TEST_FIRST -> testing(advice) + " before " + drug;
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

    private static String testing(Advice advice) {
        if (!advice.open().isEmpty() || advice.grounds().isEmpty()) {
            return "test";
        }
        if (advice.grounds().stream().anyMatch(Grounds::isGenetic)) {
            return "test again";
        }
        return advice.outcome().test().isPresent() ? "test" : "settle it";
    }

    private static String instead(List<Ingredient> others) {
        return joined(others.stream().map(Ingredient::name).toList(), " or ");
    }

    static String joined(List<String> words, String last) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + last + words.get(words.size() - 1);
    }

    /** One line of fewer than 140 characters that names the finding, the trial, and whether it takes patients. */
    public static String summary(TrialMatch match) {
        var fact =
                match.grounds().stream().map(Grounds::words).distinct().limit(2).collect(Collectors.joining(", "));
        var trial = match.trial().title() + " (" + match.trial().registry() + ") takes patients with it; status "
                + match.status().code();
        var whole = capital(PlainText.inLine(fact)) + ": " + PlainText.inLine(trial);
        return whole.length() < SUMMARY_LIMIT
                ? whole
                : shortened(capital(PlainText.inLine(fact)), PlainText.inLine(trial));
    }

    /** The trial in a few lines of Markdown: findings, what it gives, its status with its day, and what has to be cleared. */
    public static String detail(TrialMatch match) {
        var lines = new LinkedHashSet<String>();
        match.grounds().forEach(grounds -> lines.add(result(grounds)));
        var trial = match.trial();
        if (!trial.drugs().isEmpty()) {
            lines.add("- Gives " + PlainText.inMarkdown(String.join(" with ", trial.drugs())) + ".");
        }
        lines.add("- Status " + match.status().code() + " as of " + trial.seen()
                + "; look it up before it is spoken of.");
        match.open().forEach(open -> lines.add("- To be cleared: " + PlainText.inMarkdown(open) + "."));
        lines.add("- [%s](%s), %s"
                .formatted(
                        PlainText.inMarkdown(trial.title()),
                        trial.address(),
                        trial.because().version()));
        return String.join("\n", lines);
    }

    /** One advice in a few lines of Markdown: result, what to do, why, and how sure the source is. */
    public static String detail(Advice advice) {
        return detail(List.of(advice));
    }

    /** The same for several that belong together; what they share is said once. */
    public static String detail(List<Advice> together) {
        var lines = new LinkedHashSet<String>();
        together.forEach(advice -> telling(advice).forEach(grounds -> lines.add(result(grounds))));
        var cases = new LinkedHashMap<String, List<Advice>>();
        together.forEach(advice -> cases.computeIfAbsent(advice.outcome().line(), line -> new ArrayList<>())
                .add(advice));
        cases.forEach((line, same) -> lines.add("- " + sentence(line, same)));
        together.forEach(advice -> advice.caveats().forEach(line -> lines.add("- " + PlainText.inMarkdown(line))));
        Differing.said(together).ifPresent(sentence -> lines.add("- " + sentence));
        var unfit = together.stream()
                .flatMap(advice -> advice.unfit().stream())
                .map(Ingredient::name)
                .distinct()
                .toList();
        if (!unfit.isEmpty()) {
            lines.add("- Not offered, since results on file speak against it too: " + joined(unfit, " and ") + ".");
        }
        lines.addAll(sources(together));
        if (together.stream().anyMatch(advice -> advice.statement().because().toBeConfirmed())) {
            lines.add("- Reference to be confirmed.");
        }
        return String.join("\n", lines);
    }

    private static String result(Grounds grounds) {
        return "- **" + PlainText.inMarkdown(capital(grounds.words())) + "**"
                + (grounds.preliminary() ? " (preliminary)" : "");
    }

    /** The advice line as a sentence, with the cases it applies in where they are not known of the patient. */
    private static String sentence(String line, List<Advice> same) {
        var always = same.stream().anyMatch(advice -> advice.applicability().isEmpty());
        var stopped = line.endsWith(".") ? line : line + ".";
        if (always) {
            return capital(stopped);
        }
        var cases = same.stream()
                .flatMap(advice -> advice.applicability().stream())
                .distinct()
                .toList();
        return capital(String.join("; ", cases)) + ": " + stopped;
    }

    private static String capital(String text) {
        var isWritten = text.length() > 1 && Character.isUpperCase(text.charAt(1)); // eGFR is no EGFR
        return text.isEmpty() || isWritten ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** The sources; of one with many items the first two, and how many more there are. */
    private static List<String> sources(List<Advice> together) {
        var bySource = new LinkedHashMap<String, LinkedHashSet<String>>();
        together.forEach(
                advice -> bySource.computeIfAbsent(advice.statement().because().source(), name -> new LinkedHashSet<>())
                        .add(source(advice)));
        var lines = new ArrayList<String>();
        bySource.forEach((name, all) -> {
            var shown = all.size() > ITEMS + 1 ? ITEMS : all.size();
            all.stream().limit(shown).forEach(lines::add);
            if (shown < all.size()) {
                lines.add("- And " + (all.size() - shown) + " more items of " + PlainText.inMarkdown(name) + ".");
            }
        });
        return lines;
    }

    private static String source(Advice advice) {
        var because = advice.statement().because();
        return "- [%s](%s), level %s%s, %s"
                .formatted(
                        PlainText.inMarkdown(because.title()),
                        because.url(),
                        because.level(),
                        advice.strength() == Strength.NONE
                                ? ""
                                : ", strength " + advice.strength().code(),
                        because.version());
    }
}
