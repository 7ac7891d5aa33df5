package org.companion.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The limit that order-sign is held against: the same request parsed, a constant card answered, in the same JVM. */
@RestController
class BareEndpoint {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final byte[] CARD =
            ("{\"cards\":[{\"uuid\":\"9f2cf1d4-6a51-4a8d-8f62-6f0a6b3cfb5d\",\"summary\":\"A constant card\","
                            + "\"indicator\":\"info\",\"source\":{\"label\":\"bench\"}}]}")
                    .getBytes(StandardCharsets.UTF_8);

    @PostMapping("/bare")
    ResponseEntity<byte[]> bare(@RequestBody byte[] body) throws IOException {
        if (MAPPER.readTree(body).path("context").isMissingNode()) {
            return ResponseEntity.badRequest().build();
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(CARD);
    }
}
