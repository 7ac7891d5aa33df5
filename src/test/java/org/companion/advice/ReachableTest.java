package org.companion.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.companion.calling.Definitions;
import org.companion.chart.Person;
import org.companion.knowledge.KnowledgeBase;
import org.companion.knowledge.Statement;
import org.companion.knowledge.Trial;
import org.companion.library.Library;
import org.companion.testing.Examples;
import org.companion.tumour.Alteration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No statement of a tumour and no trial waits for a patient who cannot be: for each one a chart is made that meets it. */
class ReachableTest {
    private static final Library PACKS = Library.read(Optional.empty());
    private static final KnowledgeBase KNOWLEDGE = PACKS.knowledge();
    private static final Advisor ADVISOR = new Advisor(KNOWLEDGE, PACKS.units());
    private static final Trials TRIALS = new Trials(KNOWLEDGE, PACKS.units(), Definitions.none());

    static Stream<Statement> statements() {
        return KNOWLEDGE.drugsWithStatements().stream()
                .flatMap(drug -> KNOWLEDGE.about(drug).stream())
                .filter(statement -> statement.id().matches("(label|resistance|civic|beyond):.*"))
                .distinct();
    }

    static Stream<Trial> trials() {
        return KNOWLEDGE.trials().stream().filter(trial -> trial.when().isPresent());
    }

    @ParameterizedTest
    @MethodSource("statements")
    void aPatientWhoMeetsTheStatementIsToldSo(Statement statement) {
        var made = new Made();
        statement.when().fold(made);
        var order = made.order(statement.drugs()).reaching(Reach.EVERYTHING);
        var said = ADVISOR.advise(order, made.chart(statement.diseases())).advice();
        var isSaid = statement.then().isEmpty()
                || said.stream().anyMatch(one -> one.statement().id().equals(statement.id()));
        assertThat(isSaid).as(statement.id() + " in " + said).isTrue();
    }

    @ParameterizedTest
    @MethodSource("trials")
    void aPatientWhoMeetsTheTrialIsMatched(Trial trial) {
        var made = new Made();
        trial.when().orElseThrow().fold(made);
        var born = trial.belowAge().isPresent() ? Examples.TODAY.minusYears(5) : Examples.TODAY.minusYears(50);
        var chart = made.chart(trial.tumours(), Optional.of(new Person(Set.of(), Optional.of(born), Optional.empty())));
        assertThat(TRIALS.of(List.of(trial), chart, Examples.TODAY))
                .as(trial.id())
                .hasSize(1);
        assertThat(Trials.signature(trial).orElseThrow())
                .as("its patients are found by what their tumours carry")
                .anyMatch(Alteration.in(chart.findings())::contains);
    }
}
