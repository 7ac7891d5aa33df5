package org.companion.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.companion.inquiry.Role;
import org.companion.inquiry.Token;
import org.companion.inquiry.Word;
import org.springframework.jdbc.core.JdbcOperations;

/** The dictionary of the words that genomic results were found to have. */
final class StoredWords {
    private final JdbcOperations database;

    StoredWords(JdbcOperations database) {
        this.database = database;
    }

    /** The numbers of the words that meet the token. */
    List<Long> meeting(Role role, Token token) {
        var met = new ArrayList<Long>();
        var exact = token.system().isPresent();
        var sql = "select number, system, code, text from genomic_word where role = ? and "
                + (exact
                        ? "code = ?"
                        : "(lower(code) like ? escape '!' or lower(text) like ? escape '!'"
                                + " or lower(system) like ? escape '!')");
        var sought = exact ? token.code() : "%" + escaped(token.code().toLowerCase(Locale.ROOT)) + "%";
        var arguments = exact ? new Object[] {role.name(), sought} : new Object[] {role.name(), sought, sought, sought};
        database.query(
                sql,
                row -> {
                    var word = new Word(role, row.getString(2), row.getString(3), row.getString(4));
                    if (token.meets(word)) {
                        met.add(row.getLong(1));
                    }
                },
                arguments);
        return met;
    }

    private static String escaped(String sought) {
        return sought.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
