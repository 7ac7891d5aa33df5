package org.companion.rest;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads a request's body once, and refuses it before FHIR is touched where it is too large, too deep or dangerous. */
final class RequestLimits extends OncePerRequestFilter {
    static final int BODY = 32 * 1024 * 1024;
    static final int URL = 32 * 1024;
    private static final int OTHER_LISTED = 100;
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Pattern FORM =
            Pattern.compile("^\\s*(application/x-www-form-urlencoded|multipart/)", Pattern.CASE_INSENSITIVE);
    /** This operation takes files of any size and has limits of its own. */
    private static final String STREAMED = "/fhir/$import-vcf";

    /** Reads its body line by line, each within the limits: one bad line is not all of them. */
    private static final String OF_LINES = "/fhir/$import";

    private final FhirContext fhir;

    RequestLimits(FhirContext fhir) {
        this.fhir = fhir;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        try {
            next.doFilter(checked(request), response);
        } catch (Refused refused) {
            refuse(response, refused);
        }
    }

    private static HttpServletRequest checked(HttpServletRequest request) throws IOException {
        var query = request.getQueryString();
        if (request.getRequestURI().length() + (query == null ? 0 : query.length()) > URL) {
            throw new Refused(414, IssueType.TOOLONG, "The address is longer than " + URL + " characters");
        }
        if (Formats.isNoneSpoken(request)) {
            throw new Refused(
                    406,
                    IssueType.NOTSUPPORTED,
                    "This server speaks application/fhir+json and application/fhir+xml of FHIR 4.0");
        }
        if (!WITH_BODY.contains(request.getMethod())) {
            return request;
        }
        if (Formats.isTurtle(request.getContentType())) {
            throw new Refused(415, IssueType.NOTSUPPORTED, "This server reads application/fhir+json and +xml");
        }
        if (request.getRequestURI().equals(request.getContextPath() + STREAMED)) {
            refuseForm(request.getContentType());
            return request;
        }
        var body = Body.read(request, BODY);
        if (!isOfLines(request)) {
            refuseLongBundle(request, BodyScan.check(body));
        }
        return new ReadRequest(request, body);
    }

    /** Before it is parsed: what is sent to the base is a batch or transaction, and few of its lists are not entries. */
    private static void refuseLongBundle(HttpServletRequest request, int listed) throws Refused {
        var isBundle = request.getRequestURI().matches(request.getContextPath() + "/fhir/?");
        if (isBundle && listed > BundleLimits.ENTRIES + OTHER_LISTED) {
            throw new Refused(413, IssueType.TOOLONG, BundleLimits.WORDS);
        }
    }

    private static boolean isOfLines(HttpServletRequest request) {
        return request.getRequestURI().equals(request.getContextPath() + OF_LINES)
                && String.valueOf(request.getContentType()).contains("ndjson");
    }

    /** A form would be taken apart into parameters, and into memory, before the operation sees it. */
    private static void refuseForm(@Nullable String type) throws Refused {
        if (type != null && FORM.matcher(type).find()) {
            throw new Refused(
                    415,
                    IssueType.NOTSUPPORTED,
                    "The body must be the file itself: text/plain, text/x-vcf or application/gzip");
        }
    }

    private void refuse(HttpServletResponse response, Refused refused) throws IOException {
        var outcome = ErrorAnswers.outcome(refused.type(), refused.getMessage());
        response.setStatus(refused.status());
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getOutputStream()
                .write(fhir.newJsonParser().encodeResourceToString(outcome).getBytes(StandardCharsets.UTF_8));
    }

    /** Why a request is not let in. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final IssueType type;

        Refused(int status, IssueType type, String message) {
            super(message);
            this.status = status;
            this.type = type;
        }

        int status() {
            return status;
        }

        IssueType type() {
            return type;
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
