package org.companion.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** HL7 v2 messages for tests: the samples, and small ones made for the purpose. */
public final class Messages {
    private Messages() {}

    /** A sample file as it is. */
    public static byte[] sample(String name) {
        try (var in = Objects.requireNonNull(Messages.class.getResourceAsStream("/delivery/samples/" + name))) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static String text(String name) {
        return new String(sample(name), StandardCharsets.UTF_8);
    }

    /** A result of one laboratory: message number, medical record number, filler number, time of the report, OBX lines. */
    public static String result(String number, String mrn, String filler, String reported, String... rows) {
        return "MSH|^~\\&|LAB|GENLAB|CDS|HOSP|20260301120000+0000||ORU^R01^ORU_R01|" + number + "|P|2.5.1\n"
                + "PID|1||" + mrn + "^^^HOSP^MR||DOE^JANE||19620510|F\n"
                + "OBR|1|ORD-1^HOSP|" + filler + "^GENLAB|81247-9^Master panel^LN|||20260201|||||||||||||||"
                + reported + "|||F\n"
                + String.join("\n", rows)
                + "\n";
    }

    /** A genotype's rows under one OBX-4. */
    public static String[] genotype(String sub, String gene, String diplotype) {
        return new String[] {
            "OBX|1|CWE|48018-6^Gene studied^LN|" + sub + "|^" + gene + "^HGNC||||||F",
            "OBX|2|ST|84413-4^Genotype display name^LN|" + sub + "|" + diplotype + "||||||F"
        };
    }

    /** The Patient of these results. */
    public static String jane(String id, String mrn) {
        return """
                {"resourceType":"Patient","id":"%s","identifier":[{"system":"urn:hosp:mrn","value":"%s"}],
                 "name":[{"family":"Doe","given":["Jane"]}],"birthDate":"1962-05-10","gender":"female"}""".formatted(id, mrn);
    }
}
