package org.companion.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On every database our own tables are brought to the newest shape, or left alone. */
class CompanionTablesTest {
    private static final String OF_LATER = "insert into \"companion_schema_history\" (\"installed_rank\", \"version\","
            + " \"description\", \"type\", \"script\", \"installed_by\", \"execution_time\", \"success\")"
            + " values (900, '900', 'later', 'SQL', 'V900__later.sql', 'later', 1, true)";

    @ParameterizedTest
    @EnumSource
    void aDatabaseOfANewerReleaseIsRefusedInPlainWords(Engine engine) {
        try (var database = engine.open()) {
            database.transaction.executeWithoutResult(status -> database.sql.execute(OF_LATER));
            assertThatThrownBy(() -> new CompanionTables(database.source))
                    .isInstanceOf(UnfitDatabase.class)
                    .hasMessage("The database was written by a newer release: its tables have version 900, which this"
                            + " release does not know.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseOfThisReleaseIsTaken(Engine engine) {
        try (var database = engine.open()) {
            assertThat(new CompanionTables(database.source).newer()).isEmpty();
        }
    }
}
