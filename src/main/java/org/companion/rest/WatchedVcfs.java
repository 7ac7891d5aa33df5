package org.companion.rest;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.companion.rest.operations.VcfFolder;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Looks into the folder of VCF files every few seconds. */
final class WatchedVcfs implements SmartInitializingSingleton, DisposableBean {
    private static final int SECONDS = 2;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "vcf-folder");
        thread.setDaemon(true);
        return thread;
    });
    private final VcfFolder folder;

    WatchedVcfs(VcfFolder folder) {
        this.folder = folder;
    }

    @Override
    public void afterSingletonsInstantiated() {
        clock.scheduleWithFixedDelay(folder::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** A file that is being taken is taken to its end, or not at all. */
    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}
