package org.companion.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.companion.fhir.Json;

/**
 * A call of a service, checked (CDS Hooks 2.0.1, Calling a CDS Service).
 *
 * @param instance by which the client knows the call
 * @param prefetch what the client sent along, as it came
 * @param fhirServer the client's FHIR server as it came: not yet one that may be called
 * @param token for that server; never kept, never logged
 */
record HookRequest(
        Hook hook,
        String instance,
        HookContext context,
        JsonNode prefetch,
        Optional<String> fhirServer,
        Optional<String> token) {
    private static final int LONGEST_INSTANCE = 100;

    /** Reads a call of the hook's service; refuses it with the path of what is missing or wrong. */
    static HookRequest read(JsonNode body, Hook hook) {
        if (!body.isObject()) {
            throw HookRefused.malformed("the body must be a JSON object");
        }
        if (!text(body, "hook").equals(hook.code())) {
            throw HookRefused.malformed("hook: this service listens on " + hook.code());
        }
        var instance = text(body, "hookInstance");
        if (instance.length() > LONGEST_INSTANCE) {
            throw HookRefused.malformed("hookInstance: must be a UUID");
        }
        var token = token(body);
        var context = HookContext.read(body.path("context"), hook);
        var prefetch = body.path("prefetch");
        if (!prefetch.isMissingNode() && !prefetch.isNull() && !prefetch.isObject()) {
            throw HookRefused.malformed("prefetch: must be an object");
        }
        return new HookRequest(hook, instance, context, prefetch, Json.text(body, "fhirServer"), token);
    }

    private static String text(JsonNode node, String name) {
        return Json.text(node, name)
                .orElseThrow(() -> HookRefused.malformed(name + ": a non-empty string is required"));
    }

    private static Optional<String> token(JsonNode body) {
        var authorization = body.path("fhirAuthorization");
        if (authorization.isMissingNode() || authorization.isNull()) {
            return Optional.empty();
        }
        if (!body.path("fhirServer").isTextual()) {
            throw HookRefused.malformed("fhirServer: is required with fhirAuthorization");
        }
        var token = Json.text(authorization, "access_token");
        if (!authorization.isObject() || token.filter(HookRequest::isToken).isEmpty()) {
            throw HookRefused.malformed("fhirAuthorization.access_token: a bearer token is required");
        }
        var type = Json.text(authorization, "token_type");
        if (type.isPresent() && !type.get().equalsIgnoreCase("Bearer")) {
            throw HookRefused.malformed("fhirAuthorization.token_type: must be Bearer");
        }
        return token;
    }

    /** Visible ASCII only: anything else could end the header it is put into (RFC 6750). */
    private static boolean isToken(String token) {
        return token.chars().allMatch(c -> c > ' ' && c < 127);
    }

    @Override
    public String toString() {
        return "HookRequest[" + hook.code() + ", " + instance + "]";
    }
}
