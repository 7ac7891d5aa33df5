package org.companion.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import org.companion.delivery.PayloadReader;
import org.companion.fhir.ReportBundle;
import org.companion.lab.FoundationXml;
import org.companion.lab.PharmcatJson;
import org.companion.lab.Phenopacket;
import org.companion.lab.QciXml;
import org.companion.lab.TempusJson;

/** Reports of laboratories in their own formats, and in FHIR. */
class LabFuzzTest {
    private static final Map<String, String> TOLD = Map.of("subject", "Patient/1", "assembly", "GRCh38");

    @FuzzTest
    void aReportInTheXmlOfFoundationIsReadOrRefused(byte[] file) {
        readOrRefused(new FoundationXml(), file);
    }

    @FuzzTest
    void aReportInTheXmlOfQciIsReadOrRefused(byte[] file) {
        readOrRefused(new QciXml(), file);
    }

    @FuzzTest
    void aReportInTheJsonOfTempusIsReadOrRefused(byte[] file) {
        readOrRefused(new TempusJson(), file);
    }

    @FuzzTest
    void aReportInTheJsonOfPharmcatIsReadOrRefused(byte[] file) {
        readOrRefused(new PharmcatJson(), file);
    }

    @FuzzTest
    void aPhenopacketIsReadOrRefused(byte[] file) {
        readOrRefused(new Phenopacket(), file);
    }

    @FuzzTest
    void aBundleWithAReportIsReadOrRefused(byte[] file) {
        readOrRefused(new ReportBundle(), file);
    }

    private static void readOrRefused(PayloadReader reader, byte[] file) {
        Deliveries.read(reader, file, Map.of());
        Deliveries.read(reader, file, TOLD);
    }
}
