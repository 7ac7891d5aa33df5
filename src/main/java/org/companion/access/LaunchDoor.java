package org.companion.access;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells our own pages by what name they are known to the issuer outside, and what they ask it for (SMART App Launch 2.2). */
@RestController
final class LaunchDoor {
    static final String APP = "/launch/app";
    static final String LAUNCHED = "/launched.html";

    private final AccessSettings settings;

    LaunchDoor(AccessSettings settings) {
        this.settings = settings;
    }

    /** Nothing of it is secret: our pages are a public client. 404 where they cannot be launched. */
    @GetMapping(APP)
    ResponseEntity<Map<String, String>> app() {
        return settings.launched()
                .map(id -> ResponseEntity.ok(Map.of("client_id", id, "scope", settings.appScopes())))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
