package org.companion.rest;

import java.nio.charset.StandardCharsets;
import org.companion.fhir.Json;
import org.companion.rest.RequestLimits.Refused;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** One pass over a body: JSON may not nest too deep, XML may not declare a document type. */
final class BodyScan {
    static final int DEPTH = 200;
    private static final int LISTED = 3;
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);

    private BodyScan() {}

    /** How many objects stand in the lists of the outermost object, such as entries; 0 where the body is no JSON. */
    static int check(byte[] body) throws Refused {
        var first = first(body);
        if (first == '{' || first == '[') {
            if (Json.holdsNull(body)) {
                throw new Refused(400, IssueType.STRUCTURE, "The JSON holds a null character (\\u0000)");
            }
            return checkDepth(body);
        } else if (first == '<') {
            checkDocumentType(body);
        } else if (first < 0) {
            throw new Refused(400, IssueType.STRUCTURE, "The body must be UTF-8");
        }
        return 0;
    }

    /** The first byte that is no white space; negative for a byte order mark of UTF-16. */
    private static int first(byte[] body) {
        for (var i = 0; i < body.length; i++) {
            var b = body[i];
            if (b == (byte) 0xFE || b == (byte) 0xFF || b == 0) {
                return -1;
            }
            var mark = b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
            if (!mark && b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b & 0xFF;
            }
        }
        return 0;
    }

    private static int checkDepth(byte[] body) throws Refused {
        var depth = 0;
        var listed = 0;
        var quoted = false;
        for (var i = 0; i < body.length; i++) {
            var b = body[i];
            if (quoted) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    quoted = false;
                }
            } else if (b == '"') {
                quoted = true;
            } else if (b == '{' || b == '[') {
                if (++depth > DEPTH) {
                    throw new Refused(400, IssueType.STRUCTURE, "The JSON nests deeper than " + DEPTH + " levels");
                }
                listed += depth == LISTED && b == '{' ? 1 : 0;
            } else if (b == '}' || b == ']') {
                depth--;
            }
        }
        return listed;
    }

    private static void checkDocumentType(byte[] body) throws Refused {
        for (var i = 0; i + DOCTYPE.length <= body.length; i++) {
            if (body[i] == '<' && body[i + 1] == '!' && startsAt(body, i)) {
                throw new Refused(400, IssueType.STRUCTURE, "The XML may not declare a document type");
            }
        }
    }

    private static boolean startsAt(byte[] body, int at) {
        for (var i = 0; i < DOCTYPE.length; i++) {
            if (body[at + i] != DOCTYPE[i]) {
                return false;
            }
        }
        return true;
    }
}
