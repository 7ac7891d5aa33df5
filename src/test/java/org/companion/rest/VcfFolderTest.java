package org.companion.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.companion.inquiry.Results;
import org.companion.rest.operations.VcfFolder;
import org.companion.rest.operations.VcfIntake;
import org.companion.testing.Http;
import org.companion.testing.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** VCF files that are laid into a folder. */
class VcfFolderTest {
    private static final String VCF =
            "##fileformat=VCFv4.2\n##reference=GRCh38\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n"
                    + "7\t140753336\t.\tA\tT\t.\tPASS\t.\tGT\t0/1\n";

    @TempDir
    Path folder;

    @Test
    void aWholeFileIsTakenAndLeavesItsReceipt() throws IOException {
        Http.send("PUT", "/fhir/Patient/folder-1", "{'resourceType':'Patient','id':'folder-1'}");
        lay("a.vcf", VCF, "{\"subject\":\"Patient/folder-1\",\"testIdentifier\":\"t1\"}");
        look();
        assertThat(receipt("taken", "a.vcf")).contains("1 calls");
        assertThat(folder.resolve("a.vcf")).doesNotExist();
        assertThat(folder.resolve("taken").resolve("a.vcf.json")).exists();
        assertThat(Http.get("/fhir/$find-subject-variants?subject=folder-1&ranges=NC_000007.14:140753000-140754000")
                        .body())
                .contains("\"valueBoolean\":true");
    }

    @Test
    void aFileWithoutItsParametersWaits() throws IOException {
        Files.writeString(folder.resolve("b.vcf"), VCF);
        look();
        assertThat(folder.resolve("b.vcf")).exists();
    }

    @Test
    void whatCannotBeTakenIsPutAsideWithTheReason() throws IOException {
        lay("c.vcf", VCF, "{\"subject\":\"Patient/nobody\"}");
        lay("d.vcf", "no file of this kind", "{\"subject\":\"Patient/demo-clopidogrel-poor\"}");
        lay("e.vcf", VCF, "not JSON");
        look();
        assertThat(receipt("refused", "c.vcf")).contains("Patient/nobody is not on file");
        assertThat(receipt("refused", "d.vcf")).contains("error");
        assertThat(receipt("refused", "e.vcf")).contains("JSON");
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed() throws IOException {
        var outside = Files.writeString(Files.createTempFile("outside", ".vcf"), VCF);
        Files.createSymbolicLink(folder.resolve("f.vcf"), outside);
        Files.writeString(folder.resolve("f.vcf.json"), "{\"subject\":\"Patient/demo-clopidogrel-poor\"}");
        look();
        assertThat(folder.resolve("f.vcf.json")).exists();
        assertThat(outside).exists();
    }

    private void look() {
        new VcfFolder(folder, RunningServer.bean(Results.class), RunningServer.bean(VcfIntake.class)).look();
    }

    private void lay(String name, String vcf, String told) throws IOException {
        Files.writeString(folder.resolve(name), vcf);
        Files.writeString(folder.resolve(name + ".json"), told);
    }

    private String receipt(String where, String name) throws IOException {
        return Files.readString(folder.resolve(where).resolve(name + ".receipt.json"));
    }
}
