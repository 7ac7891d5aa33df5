package org.companion.access;

import java.util.Optional;
import org.companion.permission.Asking;
import org.companion.permission.Caller;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The caller of the request that this thread answers; a request without one is nobody's. */
@Component
final class RequestCaller implements Asking {
    @Override
    public Optional<Caller> caller() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes()).map(RequestCaller::of);
    }

    @Override
    public void person(String reference) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(Caller.ATTRIBUTE, of(request).of(reference), RequestAttributes.SCOPE_REQUEST);
        }
    }

    private static Caller of(RequestAttributes request) {
        return request.getAttribute(Caller.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Caller caller
                ? caller
                : Caller.NOBODY;
    }
}
