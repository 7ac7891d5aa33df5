package org.companion.store;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The two ways to work in a transaction.
 *
 * @param joined in the one that is open, where one is
 * @param own in one of its own, on a connection of its own: what it has done stays when the one that is open is taken back
 */
record Transactions(TransactionOperations joined, TransactionOperations own) {
    static Transactions of(PlatformTransactionManager manager) {
        var own = new TransactionTemplate(manager);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new Transactions(new TransactionTemplate(manager), own);
    }
}
