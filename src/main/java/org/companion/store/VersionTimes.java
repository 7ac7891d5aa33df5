package org.companion.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.lang.reflect.Field;
import java.util.Date;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.util.ReflectionUtils;

/**
 * Each version is later than the one before it. HAPI gives a write the time at which it was first tried; one that had to
 * be tried again would be older than those it comes after, and the history, which goes by time, out of order.
 */
public final class VersionTimes {
    private static final Field TIME = time();

    private static Field time() {
        var field = ReflectionUtils.findField(TransactionDetails.class, "myTransactionDate", Date.class);
        if (field == null) {
            throw new IllegalStateException("HAPI keeps the time of a write elsewhere now");
        }
        ReflectionUtils.makeAccessible(field);
        return field;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void update(IBaseResource before, IBaseResource after, TransactionDetails write) {
        follow(before, write);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    public void delete(IBaseResource before, TransactionDetails write) {
        follow(before, write);
    }

    private static void follow(IBaseResource before, TransactionDetails write) {
        var last = before.getMeta().getLastUpdated();
        if (last != null && !write.getTransactionDate().after(last)) {
            ReflectionUtils.setField(TIME, write, new Date(last.getTime() + 1));
        }
    }
}
