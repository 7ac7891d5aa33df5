package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.net.ConnectException;
import org.companion.genomes.ShelfAway;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;

/** Where genomes lie elsewhere and cannot be reached, the caller learns that it may ask again. */
class ShelfAwayTest {
    @Test
    void theCallerIsToldToTryAgainAndNothingOfTheCluster() {
        var away = new ShelfAway("the cluster does not answer", new ConnectException("10.1.2.3:9042"));
        var answer = new ErrorAnswers().answer(new ServletRequestDetails(), new InternalErrorException("failed", away));
        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(((OperationOutcome) answer.getOperationOutcome())
                        .getIssueFirstRep()
                        .getDiagnostics())
                .isEqualTo("The store of genomes does not answer; nothing was stored. Try again later");
    }
}
