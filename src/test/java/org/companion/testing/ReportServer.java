package org.companion.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A laboratory's FHIR server with one report, whose address messages name. */
public final class ReportServer {
    private static final HttpServer SERVER = start();

    private ReportServer() {}

    /** Where it answers, such as {@code http://127.0.0.1:40124/fhir}. */
    public static String base() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort() + "/fhir";
    }

    private static HttpServer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/fhir/DiagnosticReport", call -> {
                var asked = String.valueOf(call.getRequestURI().getQuery());
                var body = (asked.contains("_id=1&") ? REPORT : "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}")
                        .getBytes(StandardCharsets.UTF_8);
                call.getResponseHeaders().add("Content-Type", "application/fhir+json");
                call.sendResponseHeaders(200, body.length);
                call.getResponseBody().write(body);
                call.close();
            });
            server.start();
            return server;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private static final String REPORT = """
            {"resourceType":"Bundle","type":"searchset","entry":[
            {"resource":{"resourceType":"DiagnosticReport","id":"1","status":"final","code":{"text":"Panel"},
             "subject":{"reference":"Patient/theirs"},"result":[{"reference":"Observation/a"}]}},
            {"resource":{"resourceType":"Observation","id":"a","status":"final",
             "code":{"coding":[{"system":"http://loinc.org","code":"84413-4"}]},"subject":{"reference":"Patient/theirs"},
             "valueCodeableConcept":{"text":"*2/*2"},"component":[{"code":{"coding":[{"system":"http://loinc.org",
             "code":"48018-6"}]},"valueCodeableConcept":{"text":"CYP2C19"}}]}}]}""";
}
