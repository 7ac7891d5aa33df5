package org.companion.store;

import ca.uhn.fhir.jpa.api.svc.ISearchUrlJobMaintenanceSvc;
import ca.uhn.fhir.jpa.cache.IResourceChangeListenerCacheRefresher;
import ca.uhn.fhir.jpa.search.IStaleSearchDeletingSvc;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** The few things the store must do from time to time: throw away old searches and tokens, see new search parameters. */
final class Chores implements SmartInitializingSingleton, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "store-chores");
        thread.setDaemon(true);
        return thread;
    });
    private final IStaleSearchDeletingSvc searches;
    private final ISearchUrlJobMaintenanceSvc conditions;
    private final IResourceChangeListenerCacheRefresher parameters;
    private final StoredUsedTokens tokens;
    private final StoredGenomes genomes;
    private final ChoreTurns turns;
    private final boolean moving;

    /** @param moving whether genomes that lie in the database are brought to the shelf in use */
    Chores(
            IStaleSearchDeletingSvc searches,
            ISearchUrlJobMaintenanceSvc conditions,
            IResourceChangeListenerCacheRefresher parameters,
            StoredUsedTokens tokens,
            StoredGenomes genomes,
            ChoreTurns turns,
            boolean moving) {
        this.turns = turns;
        this.moving = moving;
        this.searches = searches;
        this.conditions = conditions;
        this.parameters = parameters;
        this.tokens = tokens;
        this.genomes = genomes;
    }

    @Override
    public void afterSingletonsInstantiated() {
        once("searches", 1, searches::pollForStaleSearchesAndDeleteThem);
        once("conditions", 10, conditions::removeStaleEntries);
        once("tokens", 10, tokens::forgetExpired);
        once("genomes", 1, genomes::settle);
        once("leftovers", 10, genomes::clear);
        if (moving) {
            once("moving", 1, genomes::move);
        }
        every(1, parameters::refreshExpiredCachesAndNotifyListeners);
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }

    /** Of several servers on one database one does it each time; what a server keeps in memory each looks after itself. */
    private void once(String name, int minutes, Runnable chore) {
        every(minutes, () -> {
            if (turns.isOurs(name, Duration.ofMinutes(minutes))) {
                chore.run();
            }
        });
    }

    private void every(int minutes, Runnable chore) {
        clock.scheduleWithFixedDelay(() -> done(chore), minutes, minutes, TimeUnit.MINUTES);
    }

    private void done(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException failed) {
            if (clock.isShutdown()) {
                return;
            }
            LOG.warn(
                    "A chore failed and will be tried again: {}",
                    failed.getClass().getName());
        }
    }
}
