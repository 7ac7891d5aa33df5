package org.companion.moving;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code java -jar companion.jar move}: copies the H2 file of a server to PostgreSQL. It can be called as often as is
 * liked, from backups while the server goes on, each time writing what is other than before; the last time with the server
 * stopped. No server starts on what is not copied to its end.
 */
public final class MoveCommand {
    private static final String USAGE = "move --from=DATA-FOLDER-OR-BACKUP.zip --to=jdbc:postgresql://HOST/DATABASE"
            + " [--user=NAME]; the password is read from COMPANION_MOVE_PASSWORD";
    private static final String UNFINISHED = "companion_moving";

    private final Connection target;
    private final Source source;
    private final Consumer<String> told;

    private MoveCommand(Source source, Connection target, Consumer<String> told) {
        this.source = source;
        this.target = target;
        this.told = told;
    }

    /** Whether the program was started to move. */
    public static boolean isAsked(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("move");
    }

    /**
     * Copies, and compares all that was copied.
     *
     * @param password of the target; empty where none is asked for
     * @param told is told how far it is
     * @throws CannotMove in words for the operator
     */
    public static void run(String password, Consumer<String> told, String... arguments) {
        var asked = asked(List.of(arguments).subList(1, arguments.length));
        var to = Objects.requireNonNull(asked.get("to"));
        if (!to.startsWith("jdbc:postgresql:")) {
            throw new CannotMove(USAGE);
        }
        try (var source = Source.of(Path.of(asked.getOrDefault("from", "data")));
                var target = DriverManager.getConnection(to, properties(asked.get("user"), password))) {
            target.setAutoCommit(false);
            new MoveCommand(source, target, told).move();
        } catch (IOException failed) {
            throw new CannotMove("The file cannot be read: " + failed.getMessage(), failed);
        } catch (SQLException failed) {
            throw new CannotMove(words(failed), failed);
        }
    }

    /** The database's own words can hold rows. */
    private static String words(SQLException failed) {
        return "A database failed with SQL state " + failed.getSQLState()
                + "; when that is mended it can be called again, and goes on where it was";
    }

    private static Properties properties(@Nullable String user, String password) {
        var properties = new Properties();
        properties.setProperty("reWriteBatchedInserts", "true");
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    private static Map<String, String> asked(List<String> arguments) {
        var found = new HashMap<String, String>();
        for (var argument : arguments) {
            var sign = argument.indexOf('=');
            if (!argument.startsWith("--") || sign < 0) {
                throw new CannotMove(USAGE);
            }
            found.put(argument.substring(2, sign), argument.substring(sign + 1));
        }
        if (!found.containsKey("to") || !List.of("from", "to", "user").containsAll(found.keySet())) {
            throw new CannotMove(USAGE);
        }
        return found;
    }

    private void move() throws SQLException {
        refuseOtherRelease();
        var tables = Schema.of(target);
        begin(tables);
        var copies = new ArrayList<TableCopy>();
        var changed = 0L;
        for (var i = 0; i < tables.size(); i++) {
            var copy = new TableCopy(source.connection(), target, tables.get(i));
            copies.add(copy);
            changed += copied(copy, tables.get(i), i + 1, tables.size());
        }
        for (var i = copies.size() - 1; i >= 0; i--) {
            changed += copies.get(i).prune();
        }
        Numbers.goOn(source.connection(), target, tables);
        told.accept(changed + " rows were other than before");
        verify(tables);
        end();
    }

    private long copied(TableCopy copy, Table table, int number, int of) throws SQLException {
        var all = copy.count(source.connection());
        var changed = copy.copy(seen -> {
            if (seen > 0 && seen < all && seen % 50_000 == 0) {
                told.accept(table.name() + ": " + seen + " of " + all + " rows");
            }
        });
        if (all > 0) {
            told.accept(
                    "[" + number + " of " + of + "] " + table.name() + ": " + all + " rows, " + changed + " written");
        }
        return changed;
    }

    private void verify(List<Table> tables) throws SQLException {
        var counts = new HashMap<String, Long>();
        for (var table : tables) {
            if (!new TableCopy(source.connection(), target, table).copiesNothing(counts)) {
                throw new CannotMove("Table " + table.name() + " is not the same after it was copied; call it again");
            }
        }
        told.accept("Compared by SHA-256: "
                + counts.values().stream().mapToLong(Long::longValue).sum() + " rows in " + tables.size()
                + " tables are the same");
    }

    private void refuseOtherRelease() throws SQLException {
        var here = newest(source.connection());
        var there = newest(target);
        if (there.isEmpty()) {
            throw new CannotMove("The target has no tables yet: start a server of this release on it once, with"
                    + " companion.demo=false, and stop it");
        }
        if (!here.equals(there)) {
            throw new CannotMove(
                    "The file was written by another release (" + here + ") than the tables of the target (" + there
                            + "): start the newer release on the older one first");
        }
    }

    private static String newest(Connection database) throws SQLException {
        try (var tables = database.getMetaData().getTables(null, null, "companion_schema_history", null)) {
            if (!tables.next()) {
                return "";
            }
        }
        try (var asking = database.createStatement();
                var row = asking.executeQuery("select max(\"installed_rank\") from \"companion_schema_history\"")) {
            row.next();
            return row.getString(1);
        }
    }

    /** What is not a copy of ours is not written over; what a server has put into an empty database by itself is. */
    private void begin(List<Table> tables) throws SQLException {
        try (var asking = target.createStatement();
                var known = target.getMetaData().getTables(null, target.getSchema(), UNFINISHED, null)) {
            if (known.next()) {
                return;
            }
            try (var patients = asking.executeQuery("select count(*) from hfj_resource where res_type = 'Patient'")) {
                patients.next();
                if (patients.getLong(1) > 0) {
                    throw new CannotMove("The target has patients of its own; name an empty one");
                }
            }
            asking.executeUpdate("create table " + UNFINISHED + " (begun_at timestamp with time zone not null)");
            asking.executeUpdate("truncate table "
                    + tables.stream().map(Table::name).collect(Collectors.joining(", ")) + " cascade");
            target.commit();
        }
    }

    private void end() throws SQLException {
        if (!source.isLast()) {
            told.accept("This is the state of the backup. Stop the server and call it again with its data folder.");
            return;
        }
        try (var forgetting = target.createStatement()) {
            forgetting.executeUpdate("drop table " + UNFINISHED);
        }
        target.commit();
        told.accept("Done: start the server with spring.datasource.url");
    }
}
