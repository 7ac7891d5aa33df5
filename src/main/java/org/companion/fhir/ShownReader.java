package org.companion.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.delivery.Moment;
import org.companion.permission.Only;
import org.companion.permission.Shown;
import org.companion.permission.Stretch;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a resource whose it is. A patient's is what names that patient as its subject, in whatever element its type has
 * for that; that somebody is a performer or an author makes nothing theirs (narrower than the compartment of FHIR R4).
 */
public final class ShownReader {
    private static final List<String> OWNERS =
            List.of("subject", "patient", "beneficiary", "individual", "for", "securityContext");
    /** Of these every reference to a patient counts. */
    private static final Map<String, List<String>> MANY = Map.of(
            "Provenance", List.of("target"),
            "AuditEvent", List.of("entity"),
            "Appointment", List.of("participant"),
            "Group", List.of("member"),
            "List", List.of("entry"));
    /** Nobody's data. */
    private static final Set<String> COMMON = Set.of(
            "Organization",
            "Practitioner",
            "PractitionerRole",
            "Location",
            "HealthcareService",
            "Endpoint",
            "Medication",
            "MedicationKnowledge",
            "Substance",
            "CodeSystem",
            "ValueSet",
            "ConceptMap",
            "NamingSystem",
            "StructureDefinition",
            "SearchParameter",
            "OperationDefinition",
            "CapabilityStatement",
            "ImplementationGuide",
            "Questionnaire",
            "PlanDefinition",
            "ActivityDefinition",
            "Library",
            "Measure",
            "ResearchStudy");

    private static final List<String> WHEN = List.of(
            "effective",
            "performed",
            "collected",
            "occurrence",
            "onset",
            "authoredOn",
            "recordedDate",
            "started",
            "date",
            "period",
            "issued");

    /** LOINC "Gene studied [ID]". */
    private static final String GENE = "48018-6";

    private ShownReader() {}

    /**
     * Whose it is, by logical id; those of contained resources too. A Patient that is contained is somebody, and nobody on
     * file: its id, which means something within the resource alone, begins with {@code #} here.
     */
    public static Set<String> owners(Resource resource) {
        var owners = new LinkedHashSet<String>();
        addOwners(resource, owners);
        var within = resource instanceof DomainResource domain ? domain.getContained() : List.<Resource>of();
        within.forEach(one -> {
            if (one.fhirType().equals("Patient")) {
                owners.add("#" + one.getIdElement().getIdPart());
            } else {
                addOwners(one, owners);
            }
        });
        return owners;
    }

    public static Shown read(Resource resource) {
        var owners = owners(resource);
        return new Shown(
                resource.fhirType(),
                Optional.ofNullable(resource.getIdElement().getIdPart()).orElse(""),
                owners,
                isCommon(resource.fhirType()) && owners.isEmpty(),
                codes(resource),
                basis(resource),
                when(resource));
    }

    /** By the first of these elements that says it. */
    private static Optional<Stretch> when(Resource resource) {
        var holder = resource instanceof Specimen specimen ? specimen.getCollection() : resource;
        return WHEN.stream()
                .flatMap(name -> values(holder, name))
                .flatMap(value -> stretch(value).stream())
                .findFirst();
    }

    private static Optional<Stretch> stretch(Base value) {
        if (value instanceof Period period) {
            return Optional.of(new Stretch(
                    moment(period.getStartElement()).map(Moment::from).orElse(Instant.MIN),
                    moment(period.getEndElement()).map(Moment::until).orElse(Instant.MAX)));
        }
        return value instanceof BaseDateTimeType date
                ? moment(date).map(moment -> new Stretch(moment.from(), moment.until()))
                : Optional.empty();
    }

    private static Optional<Moment> moment(BaseDateTimeType date) {
        return Optional.ofNullable(date.getValueAsString()).flatMap(Moment::of);
    }

    private static Set<String> basis(Resource resource) {
        return Stream.of("derivedFrom", "hasMember", "result")
                .flatMap(name -> values(resource, name))
                .filter(Reference.class::isInstance)
                .map(value -> References.local(Objects.requireNonNullElse(((Reference) value).getReference(), "")))
                .collect(Collectors.toSet());
    }

    /** From the components that name a gene, by code and in words. */
    private static List<Shown.Code> genes(Resource resource) {
        var found = new ArrayList<Shown.Code>();
        if (resource instanceof Observation observation) {
            if (isGene(observation.getCode())) {
                addNames(observation.getValue(), found);
            }
            observation.getComponent().stream()
                    .filter(component -> isGene(component.getCode()))
                    .forEach(component -> addNames(component.getValue(), found));
        }
        return found;
    }

    private static boolean isGene(CodeableConcept code) {
        return code.getCoding().stream().anyMatch(one -> GENE.equals(one.getCode()));
    }

    private static void addNames(@Nullable Base value, List<Shown.Code> list) {
        if (value instanceof CodeableConcept concept) {
            addCodes(concept, list);
            Stream.concat(concept.getCoding().stream().map(Coding::getDisplay), Stream.of(concept.getText()))
                    .filter(Objects::nonNull)
                    .forEach(name -> list.add(new Shown.Code("", name)));
        } else if (value instanceof StringType text && text.hasValue()) {
            list.add(new Shown.Code("", text.getValue()));
        }
    }

    /** Whether resources of a type are nobody's data. */
    public static boolean isCommon(String type) {
        return COMMON.contains(type);
    }

    private static void addOwners(Resource resource, Set<String> owners) {
        if (resource.fhirType().equals("Patient")) {
            var id = resource.getIdElement().getIdPart();
            if (id != null) {
                owners.add(id);
            }
            return;
        }
        OWNERS.stream().flatMap(name -> values(resource, name)).forEach(value -> add(value, owners));
        MANY.getOrDefault(resource.fhirType(), List.of()).stream()
                .flatMap(name -> values(resource, name))
                .forEach(value -> addDeep(value, owners));
    }

    private static Stream<Base> values(Base base, String name) {
        var property = base.getNamedProperty(name);
        return property == null ? Stream.of() : property.getValues().stream();
    }

    private static void add(Base value, Set<String> owners) {
        if (value instanceof Reference reference) {
            patient(reference).ifPresent(owners::add);
        }
    }

    private static void addDeep(Base value, Set<String> owners) {
        add(value, owners);
        value.children().stream()
                .flatMap(property -> property.getValues().stream())
                .forEach(inner -> add(inner, owners));
    }

    private static Optional<String> patient(Reference reference) {
        var element = reference.getReferenceElement();
        return "Patient".equals(element.getResourceType())
                ? Optional.ofNullable(element.getIdPart())
                : Optional.empty();
    }

    private static Map<String, List<Shown.Code>> codes(Resource resource) {
        var found = new HashMap<String, List<Shown.Code>>();
        for (var parameter : Only.KNOWN) {
            var codes = parameter.startsWith("_")
                    ? values(resource.getMeta(), parameter.substring(1))
                    : values(resource, parameter);
            var list = new ArrayList<Shown.Code>();
            codes.forEach(value -> addCodes(value, list));
            found.put(parameter, list);
        }
        found.put("gene", genes(resource));
        return found;
    }

    private static void addCodes(Base value, List<Shown.Code> list) {
        if (value instanceof CodeableConcept concept) {
            concept.getCoding().forEach(coding -> addCodes(coding, list));
        } else if (value instanceof Coding coding) {
            list.add(new Shown.Code(
                    Objects.requireNonNullElse(coding.getSystem(), ""),
                    Objects.requireNonNullElse(coding.getCode(), "")));
        } else if (value instanceof PrimitiveType<?> code && code.hasValue()) {
            list.add(new Shown.Code("", code.getValueAsString()));
        }
    }
}
