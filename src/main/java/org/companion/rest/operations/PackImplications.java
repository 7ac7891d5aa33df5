package org.companion.rest.operations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.advice.Advice;
import org.companion.advice.Advisor;
import org.companion.advice.Order;
import org.companion.chart.Charts;
import org.companion.chart.Coded;
import org.companion.chart.PatientId;
import org.companion.inquiry.Role;
import org.companion.inquiry.Token;
import org.companion.inquiry.Word;
import org.companion.knowledge.Disease;
import org.companion.knowledge.Diseases.Relation;
import org.companion.knowledge.Ingredient;
import org.companion.knowledge.KnowledgeBase;

/** What the packs say of a patient's results and drugs, computed when it is asked for. */
public final class PackImplications {
    private static final String DISEASE_ONTOLOGY = "https://disease-ontology.org";

    private final KnowledgeBase knowledge;
    private final Advisor advisor;
    private final Charts charts;
    private final Clock clock;

    public PackImplications(KnowledgeBase knowledge, Advisor advisor, Charts charts, Clock clock) {
        this.knowledge = knowledge;
        this.advisor = advisor;
        this.charts = charts;
        this.clock = clock;
    }

    KnowledgeBase knowledge() {
        return knowledge;
    }

    /**
     * What a statement says of the patient.
     *
     * @param asked codes of the diseases asked for that are kinds of what the statement is about
     */
    record Said(Advice advice, List<Coded.Code> asked) {}

    /**
     * The statements that the patient's chart meets, and whose drug and disease meet one of each list of tokens. A drug
     * and a disease are also met by their other names and codes; a narrower disease meets a statement on a wider one.
     */
    List<Said> of(PatientId patient, Map<Role, List<Token>> words) {
        var probe = new Order(
                Optional.empty(), Coded.words(""), Set.of(), List.of(), Optional.empty(), false, LocalDate.now(clock));
        return charts.of(patient).stream()
                .flatMap(chart -> advisor.implied(probe, chart).stream())
                .filter(advice -> words.entrySet().stream()
                        .allMatch(asked ->
                                asked.getValue().stream().anyMatch(token -> isAbout(advice, asked.getKey(), token))))
                .map(advice -> new Said(advice, asked(advice, words.getOrDefault(Role.CONDITION, List.of()))))
                .toList();
    }

    private List<Coded.Code> asked(Advice advice, List<Token> conditions) {
        return conditions.stream()
                .filter(token -> token.system().isPresent() && isAbout(advice, Role.CONDITION, token))
                .flatMap(token -> coded(token).codes().stream())
                .filter(code -> advice.statement().diseases().stream()
                        .noneMatch(disease -> disease.id().equals(code.code())))
                .toList();
    }

    private boolean isAbout(Advice advice, Role role, Token token) {
        return switch (role) {
            case MEDICATION -> is(advice.drug(), token);
            case CONDITION -> advice.statement().diseases().stream().anyMatch(disease -> is(disease, token));
            default -> false;
        };
    }

    private boolean is(Ingredient drug, Token token) {
        var word = new Word(Role.MEDICATION, Ingredient.RXNORM, drug.rxcui().orElse(""), drug.name());
        return token.meets(word) || knowledge.drugs().recognise(coded(token)).contains(drug);
    }

    private boolean is(Disease disease, Token token) {
        var word = new Word(Role.CONDITION, DISEASE_ONTOLOGY, disease.id(), disease.name());
        return token.meets(word)
                || Stream.of(coded(token))
                        .flatMap(asked -> knowledge.diseases().recognise(asked).stream())
                        .anyMatch(asked -> knowledge.diseases().relation(asked, disease) == Relation.IS);
    }

    private static Coded coded(Token token) {
        return token.system()
                .map(system -> new Coded(List.of(new Coded.Code(system, token.code(), "")), ""))
                .orElseGet(() -> Coded.words(token.code()));
    }
}
