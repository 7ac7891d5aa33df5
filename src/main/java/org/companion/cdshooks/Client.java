package org.companion.cdshooks;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.companion.ehr.AllowedServers;
import org.companion.knowledge.DrugCodes;
import org.companion.knowledge.OrderItems;

/**
 * An EHR that calls, and how it wants to be answered.
 *
 * @param name in the settings; empty for callers who need not say who they are
 * @param sharesIds whether its ids of patients are ours; else a patient is found by identifier only
 * @param hooks it may call, by name; empty: all
 * @param servers its FHIR servers that may be called back
 * @param drugCodes its own codes of drugs
 * @param orderItems what it wants suggested orders to be coded with
 */
record Client(
        Optional<String> name,
        boolean sharesIds,
        Set<String> hooks,
        AllowedServers servers,
        Style style,
        DrugCodes drugCodes,
        OrderItems orderItems) {
    Client {
        hooks = Set.copyOf(hooks);
    }

    boolean mayCall(Hook hook) {
        return hooks.isEmpty() || hooks.contains(hook.code());
    }

    /**
     * How cards are drawn for it.
     *
     * @param smartApp launch address of a SMART app that shows a patient's findings
     */
    record Style(Detail detail, Topic topic, Actions actions, Optional<URI> smartApp) {
        /** As CDS Hooks has it, and every client known to us takes it. */
        static final Style PLAIN = new Style(Detail.MARKDOWN, Topic.STATEMENT, Actions.ONE, Optional.empty());
    }

    /** The form of a card's detail. */
    enum Detail {
        MARKDOWN,
        /** With Epic's extension that says so. */
        HTML
    }

    /** What a card's {@code source.topic} tells apart: a client remembers by it what was overridden. */
    enum Topic {
        STATEMENT,
        DRUG,
        CATEGORY
    }

    /** How many actions a suggestion may hold. */
    enum Actions {
        /** Another drug is an {@code update} of the draft. */
        ONE,
        /** Another drug is a {@code delete} of the draft and a {@code create} of a new one. */
        SEVERAL
    }
}
