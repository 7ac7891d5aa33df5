package org.companion.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.permission.Caller;
import org.companion.permission.Grant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who a token says that calls (SMART App Launch 2.2): scopes from {@code scope} or {@code scp}, the patient in context from
 * {@code patient}, the person from {@code fhirUser}, what for from {@code purpose_of_use}. RFC 9068 names the client {@code client_id}, others {@code azp}.
 */
final class TokenCaller {
    private static final String PURPOSE = "purpose_of_use";
    private static final int LONGEST_CODE = 64;
    private static final int MOST_PURPOSES = 10;

    private TokenCaller() {}

    static Caller of(Jwt token, String patientClaim) {
        return new Caller(
                first(token, "client_id", "azp", "cid")
                        .orElseGet(() -> Objects.requireNonNullElse(token.getSubject(), "")),
                text(token, "fhirUser").filter(user -> user.length() <= 256),
                text(token, patientClaim)
                        .map(id -> id.startsWith("Patient/") ? id.substring("Patient/".length()) : id)
                        .filter(id -> id.matches("[A-Za-z0-9\\-.]{1,64}")),
                scopes(token).stream().flatMap(one -> Grant.read(one).stream()).toList(),
                purposes(token),
                Optional.empty());
    }

    /** From {@code purpose_of_use}, which IHE IUA puts into {@code extensions.ihe_iua}: codes, or objects with one. */
    private static Set<String> purposes(Jwt token) {
        var claims = token.getClaims();
        return Stream.concat(
                        each(claims.get(PURPOSE)), each(member(member(claims.get("extensions"), "ihe_iua"), PURPOSE)))
                .map(one -> one instanceof Map<?, ?> ? member(one, "code") : one)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .flatMap(text -> Stream.of(text.strip().split("\\s+")))
                .filter(code -> !code.isEmpty() && code.length() <= LONGEST_CODE)
                .limit(MOST_PURPOSES)
                .collect(Collectors.toSet());
    }

    private static @Nullable Object member(@Nullable Object claim, String name) {
        return claim instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static Stream<?> each(@Nullable Object claim) {
        return claim instanceof Collection<?> list ? list.stream() : Stream.ofNullable(claim);
    }

    private static List<String> scopes(Jwt token) {
        return Stream.of("scope", "scp")
                .map(name -> written(token.getClaims().get(name)))
                .filter(text -> !text.isBlank())
                .findFirst()
                .stream()
                .toList();
    }

    private static String written(@Nullable Object claim) {
        if (claim instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
        return claim instanceof String text ? text : "";
    }

    private static Optional<String> first(Jwt token, String... names) {
        return Stream.of(names).flatMap(name -> text(token, name).stream()).findFirst();
    }

    private static Optional<String> text(Jwt token, String name) {
        return token.getClaims().get(name) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }
}
