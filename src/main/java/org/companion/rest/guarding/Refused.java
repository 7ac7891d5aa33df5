package org.companion.rest.guarding;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.Locale;
import org.companion.permission.Deed;

/** What a caller is told who was not granted what it asks for. */
final class Refused {
    private Refused() {}

    static ForbiddenOperationException scope(Deed deed, String type) {
        return new ForbiddenOperationException(
                "no scope of the token allows to " + deed.name().toLowerCase(Locale.ROOT) + " " + type);
    }

    static ForbiddenOperationException words(String words) {
        return new ForbiddenOperationException(words);
    }
}
