package org.companion.announcing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A value of records written out in one way, the same in every process, so that two can be told apart by a digest. */
final class Written {
    private static final int LENGTH = 16;

    private Written() {}

    /** The beginning of the SHA-256 of what is written. */
    static String digest(Object value) {
        try {
            var bytes = MessageDigest.getInstance("SHA-256").digest(of(value).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static String of(Object value) {
        if (value instanceof Record one) {
            return Arrays.stream(one.getClass().getRecordComponents())
                    .map(part -> of(part(one, part)))
                    .collect(Collectors.joining(",", one.getClass().getSimpleName() + "(", ")"));
        }
        if (value instanceof Set<?> set) {
            return set.stream().map(Written::of).sorted().collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(Written::of).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Optional<?> one) {
            return one.map(Written::of).orElse("-");
        }
        if (value instanceof Enum<?> one) {
            return one.name();
        }
        var text = value.toString();
        return text.length() + ":" + text;
    }

    private static Object part(Record one, RecordComponent part) {
        try {
            var accessor = part.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(one);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException(part + " cannot be read", broken);
        }
    }
}
