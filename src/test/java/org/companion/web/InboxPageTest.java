package org.companion.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.awaitility.Awaitility;
import org.companion.testing.Http;
import org.companion.testing.Messages;
import org.companion.testing.Mllp;
import org.companion.testing.RunningServer;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The page of what waits for a person. */
class InboxPageTest extends InBrowser {
    @Test
    void aHeldResultIsGivenItsPatient() {
        var id = "page" + UUID.randomUUID().toString().substring(0, 12);
        Http.send("PUT", "/fhir/Patient/" + id, Messages.jane(id, id));
        try (var sender = new Mllp(RunningServer.mllp())) {
            sender.send(Messages.result(id, id, id, "20260301", Messages.genotype("2a", "CYP2C19", "*1/*2"))
                    .replace("DOE^JANE", "ROE^JANE"));
        }
        var row = shown("/inbox.html", "tbody tr");
        assertThat(row.findElement(By.xpath("../..")).getText()).contains(id).contains("the name differs");
        var line = row.findElement(By.xpath("//tr[td[text()='" + id + "']]"));
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(line.findElement(By.tagName("input")).getDomProperty("value"))
                                .isEqualTo("Patient/" + id));
        line.findElement(By.xpath(".//button[text()='It is about this patient']"))
                .click();
        Awaitility.await()
                .untilAsserted(() -> assertThat(Http.get("/fhir/Observation?subject=Patient/" + id)
                                .json()
                                .path("total")
                                .asInt())
                        .isEqualTo(1));
    }
}
