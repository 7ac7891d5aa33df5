package org.companion.rest;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where FHIR requests come in. The web server wants its servlets before anything else is built; the endpoint behind
 * this door is built after the rest of the house, which is far cheaper, and before the first request is let in.
 */
final class FhirDoor extends HttpServlet {
    private static final long serialVersionUID = 1L;
    /** Apps ask for it below the FHIR base; it is told by the room that knows. */
    private static final String SMART = "/.well-known/smart-configuration";

    private transient @Nullable FhirEndpoint endpoint;

    void open(FhirEndpoint built) {
        endpoint = built;
    }

    @Override
    public void init() throws ServletException {
        endpoint().init(getServletConfig());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (SMART.equals(request.getPathInfo())) {
            request.getRequestDispatcher(SMART).forward(request, response);
        } else {
            endpoint().service(request, response);
        }
    }

    @Override
    public void destroy() {
        endpoint().destroy();
    }

    private FhirEndpoint endpoint() {
        var built = endpoint;
        if (built == null) {
            throw new IllegalStateException("the FHIR endpoint has not been built yet");
        }
        return built;
    }
}
