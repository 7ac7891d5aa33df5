package org.companion.library;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.Finding.Susceptibility.Answer;
import org.companion.chart.Words;
import org.companion.knowledge.Criterion;
import org.companion.knowledge.Criterion.HasAllergy;
import org.companion.knowledge.Criterion.HasDose;
import org.companion.knowledge.Criterion.HasForm;
import org.companion.knowledge.Criterion.HasSusceptibility;
import org.companion.knowledge.Criterion.HasTrait;
import org.companion.knowledge.Criterion.IsPerson;
import org.companion.knowledge.Ingredient;

/** Reads what is asked of germs, of how a person lives, and of the order itself. */
final class LivingCriterion {
    private static final Map<String, Answer> ANSWERS =
            Stream.of(Answer.values()).collect(Collectors.toMap(Answer::word, answer -> answer));
    private static final Map<String, String> SEXES = Map.of("female", "female", "male", "male");
    private static final Map<String, Boolean> DOSES = Map.of("mg/kg/d", true, "mg/d", false);

    private final Terms terms;

    LivingCriterion(Terms terms) {
        this.terms = terms;
    }

    Optional<Criterion> read(String kind, Written what) {
        return switch (kind) {
            case "susceptibility" -> susceptibility(what);
            case "trait" -> trait(what);
            case "allergy" ->
                what.fields(Set.of("to"))
                        .required("to")
                        .flatMap(terms.living()::substance)
                        .map(HasAllergy::new);
            case "person" -> person(what);
            case "dose" -> dose(what);
            default -> form(what);
        };
    }

    private Optional<Criterion> susceptibility(Written what) {
        var fields = what.fields(Set.of("germ", "drug", "is", "within"));
        var germ = fields.required("germ").flatMap(terms.markers()::marker);
        var drug = fields.required("drug").flatMap(terms.drugs()::in).map(Ingredient::name);
        var answers = fields.required("is").map(list -> Set.copyOf(list.each(word -> word.oneOf(ANSWERS))));
        var within = fields.get("within").flatMap(Written::count);
        return germ.flatMap(of -> drug.flatMap(to -> answers.map(is -> new HasSusceptibility(of, to, is, within))));
    }

    private Optional<Criterion> trait(Written what) {
        var fields = what.fields(Set.of("name", "is", "was", "within"));
        var within = fields.get("within").flatMap(Written::count);
        var name = fields.required("name").flatMap(terms.markers()::trait);
        var is = fields.required("is");
        var was = fields.get("was");
        return name.flatMap(trait -> is.map(values -> new HasTrait(
                trait,
                values(trait, values),
                was.map(before -> values(trait, before)).orElse(Set.of()),
                within)));
    }

    private Set<String> values(String trait, Written values) {
        return Set.copyOf(values.each(one -> terms.markers().value(trait, one)));
    }

    private static Optional<Criterion> person(Written what) {
        var fields = what.fields(Set.of("sex", "from", "below"));
        var sex = fields.get("sex").flatMap(word -> word.oneOf(SEXES));
        var from = fields.get("from").flatMap(Written::count);
        var below = fields.get("below").flatMap(Written::count);
        return fields.entries().isEmpty()
                ? what.wrong("asks nothing", "at least one of sex, from, below")
                : Optional.of(new IsPerson(sex, from, below));
    }

    private static Optional<Criterion> dose(Written what) {
        var fields = what.fields(Set.of("above", "unit"));
        var above = fields.required("above").flatMap(Written::number);
        var perKilogram = fields.required("unit").flatMap(word -> word.oneOf(DOSES));
        return above.flatMap(limit -> perKilogram.map(each -> new HasDose(limit, each)));
    }

    private static Optional<Criterion> form(Written what) {
        return what.fields(Set.of("is"))
                .required("is")
                .map(list ->
                        new HasForm(Set.copyOf(list.each(word -> word.text().map(Words::fold)))));
    }
}
