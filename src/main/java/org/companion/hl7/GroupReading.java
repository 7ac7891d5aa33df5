package org.companion.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.chart.Coded;
import org.companion.chart.Words;
import org.companion.delivery.Parts;
import org.companion.delivery.Refusal;
import org.companion.delivery.Result;
import org.companion.delivery.Result.Kind;
import org.companion.genome.Spdi;
import org.companion.intake.Reported.Answer;
import org.companion.intake.Reported.Part;

/** Makes results of groups of rows. One group is one result, with what rests on it; a row outside of genetics is one. */
final class GroupReading {
    private static final String EFFECT_TYPE = "effect-type";
    private static final Set<String> REGION =
            Set.of(Questions.REFERENCE, Questions.GENE, Questions.RANGES, Questions.CHROMOSOME, "51958-7");
    /** What writers put where they say nothing of a variant's significance. */
    private static final Set<String> NOT_SAID =
            Set.of("not specified", "not provided", "not reported", "unknown", "none", "n a", "");

    private final List<Group> groups;
    private final Places places;
    private final List<Result> results = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private Optional<Refusal> refusal = Optional.empty();

    GroupReading(List<Group> groups, Places places) {
        this.groups = groups;
        this.places = places;
        var subs = groups.stream().map(Group::sub).toList();
        groups.stream().filter(group -> !subs.contains(group.parent())).forEach(this::read);
    }

    List<Result> results() {
        return results;
    }

    /** The rows that gave nothing, each with its reason. */
    List<String> unread() {
        return unread;
    }

    /** Why the message as a whole may not be used. */
    Optional<Refusal> refusal() {
        return refusal;
    }

    /** The positions of the results that the group itself gave. */
    private List<Integer> read(Group group) {
        group.rows().stream()
                .filter(row -> row.answers().isEmpty() && row.standing().holds() && !row.asks(Questions.GENE))
                .forEach(row -> unread.add("OBX[%d] (%s) has no value"
                        .formatted(row.number(), row.question().name())));
        var inner = groups.stream()
                .filter(other -> other.parent().equals(group.sub()))
                .toList();
        if (isRegion(group)) {
            return regions(group, inner);
        }
        var within = inner.stream().flatMap(other -> read(other).stream()).toList();
        if (group.has(Questions.GENOTYPE) || group.has(Questions.HAPLOTYPE)) {
            return genotype(group, within);
        }
        if (group.hasAny(Questions.OF_VARIANT)) {
            return variant(group, within);
        }
        if (group.hasAny(Questions.OF_EFFECT) || group.hasAny(Questions.OF_SUGGESTION)) {
            return therapeutic(group, within);
        }
        return group.hasAny(Questions.OF_STUDY) ? study(group) : others(group.rows());
    }

    private static boolean isRegion(Group group) {
        return group.rows().stream().allMatch(row -> REGION.contains(row.loinc()));
    }

    /** Each stretch that was examined, with what is told of all of them. */
    private List<Integer> regions(Group group, List<Group> inner) {
        var common = group.parts(row -> !row.asks(Questions.RANGES));
        var made = new ArrayList<Integer>();
        for (var one : inner.isEmpty() ? List.of(group) : inner) {
            var own = inner.isEmpty() ? one.parts(row -> row.asks(Questions.RANGES)) : one.parts(row -> true);
            made.add(add(new Result(
                    Kind.REGION,
                    Coded.words(""),
                    Answer.none(),
                    Stream.concat(common.stream(), own.stream()).toList(),
                    one.standing())));
        }
        return made;
    }

    private List<Integer> genotype(Group group, List<Integer> within) {
        var asked = group.has(Questions.GENOTYPE) ? Questions.GENOTYPE : Questions.HAPLOTYPE;
        var ofEffect = group.hasAny(Questions.OF_EFFECT) || group.hasAny(Questions.OF_SUGGESTION);
        var at = add(new Result(
                        asked.equals(Questions.GENOTYPE) ? Kind.GENOTYPE : Kind.HAPLOTYPE,
                        Coded.words(""),
                        group.answer(asked),
                        group.parts(row -> !row.asks(asked) && !isEffect(row) && !isUnsaid(row)),
                        group.standing())
                .restingOn(within)
                .remarked(remarks(group)));
        if (ofEffect) {
            add(effect(group).restingOn(List.of(at)));
        }
        return List.of(at);
    }

    private static boolean isEffect(Row row) {
        return Questions.OF_EFFECT.contains(row.loinc())
                || Questions.OF_SUGGESTION.contains(row.loinc())
                || row.asks(Questions.MEDICATION)
                || row.asks(EFFECT_TYPE)
                || Words.fold(row.question().name()).contains("activity score");
    }

    private List<Integer> therapeutic(Group group, List<Integer> within) {
        return List.of(add(effect(group).restingOn(within).remarked(remarks(group))));
    }

    /** What a genotype means for a drug, or for all that its enzyme breaks down. */
    private static Result effect(Group group) {
        var metabolism = group.words(EFFECT_TYPE)
                .map(type -> Words.fold(type).contains("metaboli"))
                .orElse(true);
        var parts = group.parts(row -> (isEffect(row) && !row.asks(EFFECT_TYPE)) || row.asks(Questions.GENE)).stream()
                .map(part -> metabolism || !Places.asks(part, Questions.METABOLISM)
                        ? part
                        : new Part(
                                Coded.words(
                                        "Effect on " + group.words(EFFECT_TYPE).orElse("")),
                                part.answer()))
                .toList();
        return new Result(Kind.THERAPEUTIC, Coded.words(""), Answer.none(), parts, group.standing());
    }

    private List<Integer> variant(Group group, List<Integer> within) {
        if (refusal.isEmpty()) {
            refusal = places.refusal(group);
        }
        var answer = group.first(Questions.ASSESSMENT)
                .map(Row::answer)
                .orElseGet(() ->
                        Parts.answer(new Coded(List.of(new Coded.Code(Parts.LOINC, "LA9633-4", "Present")), "")));
        var parts = group.parts(row -> !row.asks(Questions.ASSESSMENT) && !isUnsaid(row)).stream()
                .map(GroupReading::variation)
                .toList();
        var at = add(new Result(Kind.VARIANT, Coded.words(""), answer, places.completed(group, parts), group.standing())
                .restingOn(within)
                .remarked(remarks(group)));
        var held = group.parts(
                row -> (row.asks(Questions.SIGNIFICANCE) || row.asks(Questions.PHENOTYPE)) && !isUnsaid(row));
        if (!held.isEmpty()) {
            add(new Result(Kind.DIAGNOSTIC, Coded.words(""), Answer.none(), held, group.standing())
                    .restingOn(List.of(at)));
        }
        return List.of(at);
    }

    /** A display name that is an SPDI is the variation itself. */
    private static Part variation(Part part) {
        var name = part.answer().coded().name();
        return Places.asks(part, Questions.DISPLAY_NAME) && Spdi.parse(name).isPresent()
                ? Parts.coded(Questions.VARIATION, "https://api.ncbi.nlm.nih.gov/variation/v0/", name, "")
                : part;
    }

    private static boolean isUnsaid(Row row) {
        return row.asks(Questions.SIGNIFICANCE) && NOT_SAID.contains(Words.fold(row.words()));
    }

    private List<Integer> study(Group group) {
        if (!group.has(Questions.OVERALL)) {
            return others(group.rows().stream()
                    .filter(row -> !row.asks(Questions.ASSEMBLY) && !row.asks(Questions.NARRATIVE))
                    .toList());
        }
        return List.of(add(new Result(
                        Kind.OVERALL,
                        Coded.words(""),
                        group.answer(Questions.OVERALL),
                        group.parts(row -> !row.asks(Questions.OVERALL)
                                && !row.asks(Questions.ASSEMBLY)
                                && !row.asks(Questions.NARRATIVE)),
                        group.standing())
                .remarked(remarks(group))));
    }

    private List<Integer> others(List<Row> rows) {
        return rows.stream()
                .filter(row -> !row.answers().isEmpty() || !row.standing().holds())
                .map(row -> add(new Result(
                                Kind.OTHER,
                                row.question(),
                                row.answer(),
                                row.answers().stream()
                                        .skip(1)
                                        .map(more -> new Part(row.question(), more))
                                        .toList(),
                                row.standing())
                        .remarked(row.remarks())))
                .toList();
    }

    private static Result.Remarks remarks(Group group) {
        return Result.Remarks.note(group.notes()).at(group.observed());
    }

    private int add(Result result) {
        results.add(result);
        return results.size() - 1;
    }
}
