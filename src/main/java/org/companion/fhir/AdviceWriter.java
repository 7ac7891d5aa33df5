package org.companion.fhir;

import java.util.List;
import java.util.Optional;
import org.companion.advice.Advice;
import org.companion.advice.Grounds;
import org.companion.advice.Phenotyping.Meaning;
import org.companion.advice.TrialMatch;
import org.companion.advice.Unknown;
import org.companion.advice.Wording;
import org.companion.knowledge.Category;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Pack;
import org.companion.knowledge.Strength;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;

/** Writes the answer of {@code $advise} as Parameters, by the house's contract. */
public final class AdviceWriter {
    private final KnowledgeBase knowledge;

    public AdviceWriter(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    /** The whole answer: advice by urgency, what is not known, phenotypes where asked for, and the packs used. */
    public Parameters write(
            List<Advice> advice, List<Unknown> unknown, List<Meaning> phenotypes, List<TrialMatch> trials) {
        var answer = new Parameters();
        var quiet = advice.stream()
                .filter(one -> one.category().compareTo(Category.TRIAL) > 0)
                .toList();
        advice.stream()
                .filter(one -> !quiet.contains(one))
                .forEach(one -> write(one, answer.addParameter().setName("advice")));
        trials.forEach(one -> write(one, answer.addParameter().setName("advice")));
        quiet.forEach(one -> write(one, answer.addParameter().setName("advice")));
        unknown.forEach(one -> {
            var part = answer.addParameter().setName("unknown");
            text(part, "need", one.need());
            part.addPart().setName("reason").setValue(new CodeType(one.reason().code()));
        });
        phenotypes.forEach(one -> write(one, answer.addParameter().setName("phenotype")));
        for (var pack : knowledge.packs()) {
            var part = answer.addParameter().setName("knowledge");
            text(part, "pack", pack.id());
            text(part, "version", pack.version());
        }
        return answer;
    }

    private void write(Advice advice, ParametersParameterComponent into) {
        into.addPart()
                .setName("category")
                .setValue(new CodeType(advice.category().code()));
        into.addPart()
                .setName("strength")
                .setValue(new CodeType(advice.strength().code()));
        into.addPart().setName("medication").setValue(coding(advice.drug()));
        text(into, "summary", Wording.summary(advice));
        into.addPart().setName("detail").setValue(new MarkdownType(Wording.detail(advice)));
        advice.statement().population().ifPresent(population -> text(into, "population", population));
        advice.grounds().forEach(grounds -> finding(grounds, into));
        var said = advice.statement();
        var statement = into.addPart().setName("statement");
        text(statement, "id", said.id());
        text(statement, "source", said.because().source());
        text(statement, "level", said.because().level());
        text(
                statement,
                "version",
                knowledge
                        .packOf(said.id())
                        .map(Pack::version)
                        .orElse(said.because().version()));
        statement.addPart().setName("url").setValue(new UriType(said.because().url()));
        advice.share()
                .ifPresent(share -> into.addPart().setName("tumourShare").setValue(new DecimalType(share.fraction())));
    }

    /** A trial as advice: it calls for nothing but to be thought of. */
    private void write(TrialMatch match, ParametersParameterComponent into) {
        var trial = match.trial();
        into.addPart().setName("category").setValue(new CodeType(Category.TRIAL.code()));
        into.addPart().setName("strength").setValue(new CodeType(Strength.NONE.code()));
        trial.drugs().stream()
                .flatMap(name -> knowledge.drugs().named(name).stream())
                .forEach(drug -> into.addPart().setName("medication").setValue(coding(drug)));
        text(into, "summary", Wording.summary(match));
        into.addPart().setName("detail").setValue(new MarkdownType(Wording.detail(match)));
        match.grounds().forEach(grounds -> finding(grounds, into));
        var statement = into.addPart().setName("statement");
        text(statement, "id", trial.id());
        text(statement, "source", trial.because().source());
        text(statement, "level", trial.because().level());
        text(statement, "version", trial.because().version());
        statement.addPart().setName("url").setValue(new UriType(trial.because().url()));
        into.addPart().setName("trial").setValue(new UriType(trial.address()));
    }

    private static void finding(Grounds grounds, ParametersParameterComponent into) {
        into.addPart()
                .setName("finding")
                .setValue(grounds.reference()
                        .<Type>map(reference -> new Reference(reference).setDisplay(grounds.words()))
                        .orElseGet(() -> new StringType(grounds.words())));
        if (grounds.isGene() && grounds.phenotype().isPresent()) {
            var phenotype = into.addPart().setName("phenotype");
            text(phenotype, "gene", grounds.subject());
            text(phenotype, "value", grounds.phenotype().get());
        }
    }

    private static void write(Meaning meaning, ParametersParameterComponent into) {
        text(into, "gene", meaning.gene().symbol());
        text(into, "diplotype", meaning.diplotype());
        text(into, "value", meaning.phenotype());
        text(into, "activityScore", meaning.activityScore());
        into.addPart().setName("finding").setValue(new Reference(meaning.reference()));
    }

    private static Coding coding(Ingredient drug) {
        var coding = new Coding().setDisplay(drug.name());
        drug.rxcui().ifPresent(rxcui -> coding.setSystem(Ingredient.RXNORM).setCode(rxcui));
        return coding;
    }

    private static void text(ParametersParameterComponent part, String name, Optional<String> value) {
        value.ifPresent(text -> text(part, name, text));
    }

    private static void text(ParametersParameterComponent part, String name, String value) {
        part.addPart().setName(name).setValue(new StringType(value));
    }
}
