package org.companion.moving;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.companion.moving.Table.Column;

/** Reads and writes rows so that a value is the same whichever database it comes from. */
final class Values {
    private Values() {}

    /** A row: its values in the order of the columns; empty for null. */
    record Row(List<Optional<Object>> values) {
        Row {
            values = List.copyOf(values);
        }

        /** The beginning of the row, of so many values, as something that can be looked up. */
        String key(int length) {
            return written(values.subList(0, length));
        }

        /** SHA-256 of all its values. */
        String digest() {
            try {
                var bytes = MessageDigest.getInstance("SHA-256")
                        .digest(written(values).getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(bytes);
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }

        private static String written(List<Optional<Object>> values) {
            var text = new StringBuilder();
            for (var value : values) {
                text.append(value.map(Row::written).orElse("-")).append(' ');
            }
            return text.toString();
        }

        private static String written(Object value) {
            var one = value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
            return one.length() + ":" + one;
        }
    }

    static Row row(ResultSet from, List<Column> columns) throws SQLException {
        var values = new ArrayList<Optional<Object>>(columns.size());
        for (var i = 0; i < columns.size(); i++) {
            values.add(
                    from.getObject(i + 1) == null ? Optional.empty() : Optional.of(value(from, i + 1, columns.get(i))));
        }
        return new Row(values);
    }

    private static Object value(ResultSet from, int at, Column column) throws SQLException {
        return switch (column.kind()) {
            case TEXT -> from.getString(at);
            case WHOLE -> from.getLong(at);
            case DECIMAL -> plain(from.getBigDecimal(at));
            case REAL -> from.getDouble(at);
            case FLAG -> from.getBoolean(at);
            case BYTES -> from.getBytes(at);
            case DAY -> from.getObject(at, LocalDate.class);
            case LOCAL_TIME -> from.getObject(at, LocalDateTime.class).truncatedTo(ChronoUnit.MICROS);
            case MOMENT ->
                from.getObject(at, OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.MICROS);
            case LARGE_OBJECT ->
                throw new CannotMove("Column " + column.name() + " holds a large object, which is not moved");
        };
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    static void set(PreparedStatement into, int first, List<Optional<Object>> values, List<Column> columns)
            throws SQLException {
        for (var i = 0; i < columns.size(); i++) {
            var value = values.get(i);
            if (value.isEmpty()) {
                into.setNull(first + i, type(columns.get(i)));
            } else if (value.get() instanceof byte[] bytes) {
                into.setBytes(first + i, bytes);
            } else {
                into.setObject(first + i, value.get());
            }
        }
    }

    private static int type(Column column) {
        return switch (column.kind()) {
            case TEXT -> Types.VARCHAR;
            case WHOLE -> Types.BIGINT;
            case DECIMAL -> Types.NUMERIC;
            case REAL -> Types.DOUBLE;
            case FLAG -> Types.BOOLEAN;
            case BYTES -> Types.BINARY;
            case DAY -> Types.DATE;
            case LOCAL_TIME, MOMENT -> Types.TIMESTAMP;
            case LARGE_OBJECT -> Types.BIGINT;
        };
    }

    /** Sums of digests do not hang on the order of rows. */
    static long[] sum(long[] before, Row row) {
        var digest = HexFormat.of().parseHex(row.digest());
        var sum = Arrays.copyOf(before, before.length);
        for (var i = 0; i < sum.length; i++) {
            sum[i] += ByteBuffer.wrap(digest, i * Long.BYTES, Long.BYTES).getLong();
        }
        return sum;
    }
}
