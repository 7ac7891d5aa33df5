package org.companion.fhir;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.companion.journal.Look;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * Writes looks as AuditEvents in the manner of IHE's Basic Audit Log Patterns: who asked (the EHR and its user), whom
 * (this server), about which patient, by which service and call, and with what outcome.
 */
public final class AuditEvents {
    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String EVENT_TYPES = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private static final String INTERACTIONS = "http://hl7.org/fhir/restful-interaction";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String ENTITY_TYPES = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ROLES = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String BASIC = "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType";
    private static final String BALP = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/";
    private static final String REASONS = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    private static final Map<AuditEventAction, String> PATTERNS = Map.of(
            AuditEventAction.C, "Create",
            AuditEventAction.R, "Read",
            AuditEventAction.U, "Update",
            AuditEventAction.D, "Delete",
            AuditEventAction.E, "Query");
    private static final String SERVER = "Companion";
    /** How reads and writes by FHIR begin, and then the interaction. */
    private static final String BY_FHIR = "fhir:";
    /** How the services of the inbox's mouths begin. */
    private static final String DELIVERED = "inbox:";

    private AuditEvents() {}

    public static AuditEvent of(Look look) {
        var event = new AuditEvent();
        event.setId(look.id().toString());
        if (look.service().startsWith(DELIVERED)) {
            event.setType(new Coding(DICOM, "110107", "Import"));
            event.setAction(AuditEventAction.C);
        } else if (look.service().startsWith(BY_FHIR)) {
            var interaction = look.service().substring(BY_FHIR.length()).split(" ", 2)[0];
            event.setType(new Coding(EVENT_TYPES, "rest", "RESTful Operation"));
            event.addSubtype(new Coding(INTERACTIONS, interaction, interaction));
            event.setAction(look.query().isPresent() ? AuditEventAction.E : action(interaction));
        } else {
            event.setType(new Coding(EVENT_TYPES, "rest", "RESTful Operation"));
            event.addSubtype(new Coding(INTERACTIONS, "operation", "operation"));
            event.setAction(AuditEventAction.E);
        }
        event.setRecorded(Date.from(look.at()));
        event.setOutcome(outcome(look));
        look.reason()
                .ifPresent(reason -> event.addPurposeOfEvent()
                        .setText(reason)
                        .addCoding(new Coding(REASONS, "BTG", "break the glass")));
        if (!look.succeeded()) {
            event.setOutcomeDesc("HTTP status " + look.status());
        }
        profile(look, event);
        agents(look, event);
        event.getSource().setObserver(new Reference().setDisplay(SERVER));
        entities(look, event);
        return event;
    }

    /** Of IHE's Basic Audit Log Patterns, where the entry is about one resource or a search. */
    private static void profile(Look look, AuditEvent event) {
        if ((look.entity().isEmpty() && look.query().isEmpty())
                || !look.service().startsWith(BY_FHIR)) {
            return;
        }
        Optional.ofNullable(PATTERNS.get(event.getAction()))
                .ifPresent(name -> event.getMeta()
                        .addProfile(BALP + "IHE.BasicAudit." + (look.patient().isPresent() ? "Patient" : "") + name));
    }

    private static AuditEventAction action(String interaction) {
        return switch (interaction) {
            case "create" -> AuditEventAction.C;
            case "update", "patch" -> AuditEventAction.U;
            case "delete" -> AuditEventAction.D;
            default -> AuditEventAction.R;
        };
    }

    private static AuditEventOutcome outcome(Look look) {
        if (look.succeeded()) {
            return AuditEventOutcome._0;
        }
        return look.status() < 500 ? AuditEventOutcome._4 : AuditEventOutcome._8;
    }

    /** The source is where the data come from: the server when they are read, the client otherwise. */
    private static void agents(Look look, AuditEvent event) {
        var isRead = look.entity().isPresent() && event.getAction() == AuditEventAction.R;
        var source = new Coding(DICOM, "110153", "Source Role ID");
        var destination = new Coding(DICOM, "110152", "Destination Role ID");
        agent(event, isRead ? destination : source, look.client().orElse("a client that need not say who it is"))
                .setRequestor(look.user().isEmpty());
        agent(event, isRead ? source : destination, SERVER).setRequestor(false);
        look.user()
                .ifPresent(user -> agent(event, new Coding(PARTICIPATION, "IRCP", "information recipient"), user)
                        .setRequestor(true));
    }

    private static AuditEventAgentComponent agent(AuditEvent event, Coding type, String name) {
        var agent = event.addAgent();
        agent.getType().addCoding(type);
        agent.getWho().setDisplay(name);
        return agent;
    }

    private static void entities(Look look, AuditEvent event) {
        look.patient().ifPresent(id -> {
            var patient = event.addEntity();
            patient.setWhat(reference(id));
            patient.setType(new Coding(ENTITY_TYPES, "1", "Person"));
            patient.setRole(new Coding(ROLES, "1", "Patient"));
        });
        look.entity().ifPresent(one -> {
            var resource = event.addEntity();
            resource.setWhat(new Reference(one));
            resource.setType(new Coding(ENTITY_TYPES, "2", "System Object"));
            resource.setRole(new Coding(ROLES, "4", "Domain Resource"));
        });
        var query = event.addEntity();
        query.setType(new Coding(ENTITY_TYPES, "2", "System Object"));
        query.setRole(new Coding(ROLES, "24", "Query"));
        look.query()
                .ifPresentOrElse(
                        asked -> query.setQuery(asked.getBytes(StandardCharsets.UTF_8)),
                        () -> query.setName(look.service()));
        query.addDetail().setType("cards").setValue(new StringType(String.valueOf(look.cards())));
        query.addDetail().setType("callbacks").setValue(new StringType(String.valueOf(look.callbacks())));
        look.instance().ifPresent(instance -> {
            var transaction = event.addEntity();
            transaction.setType(new Coding(BASIC, "XrequestId", "X-Request-Id"));
            transaction.setWhat(new Reference().setIdentifier(new Identifier().setValue(instance)));
        });
    }

    /** The EHR's ids may be longer than FHIR's; then the patient is named by identifier. */
    private static Reference reference(String id) {
        return Optional.of(id)
                .filter(one -> one.matches("[A-Za-z0-9\\-.]{1,64}"))
                .map(one -> new Reference("Patient/" + one))
                .orElseGet(() -> new Reference().setIdentifier(new Identifier().setValue(id)));
    }
}
