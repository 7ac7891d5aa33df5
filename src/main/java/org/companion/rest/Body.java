package org.companion.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.companion.rest.RequestLimits.Refused;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Reads a whole body, unpacked where the caller packed it, up to a limit. */
final class Body {
    private Body() {}

    static byte[] read(HttpServletRequest request, int limit) throws IOException {
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        var coding = request.getHeader("Content-Encoding");
        if (coding == null || coding.equalsIgnoreCase("identity")) {
            return atMost(limit, request.getInputStream());
        }
        if (!coding.equalsIgnoreCase("gzip")) {
            throw new Refused(415, IssueType.NOTSUPPORTED, "Content-Encoding may be gzip or none");
        }
        try (var unpacked = new GZIPInputStream(request.getInputStream())) {
            return atMost(limit, unpacked);
        } catch (ZipException | java.io.EOFException broken) {
            throw new Refused(400, IssueType.STRUCTURE, "The body is no readable gzip");
        }
    }

    private static byte[] atMost(int limit, InputStream stream) throws IOException {
        var bytes = stream.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw tooLarge(limit);
        }
        return bytes;
    }

    private static Refused tooLarge(int limit) {
        return new Refused(413, IssueType.TOOLONG, "The body is larger than " + limit / (1024 * 1024) + " MiB");
    }
}
