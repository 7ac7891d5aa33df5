package org.companion.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.util.ClasspathUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.jspecify.annotations.Nullable;

/** The names of FHIR's types and what each is derived from: all that FHIRPath asks of them to read search values. */
final class FhirTypes implements IValidationSupport {
    private static final String DATA_TYPES = "/org/hl7/fhir/r4/model/profile/profiles-types.xml";
    private final FhirContext fhir;
    private final Map<String, StructureDefinition> byUrl = new LinkedHashMap<>();

    FhirTypes(FhirContext fhir) {
        this.fhir = fhir;
        dataTypes(fhir).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(StructureDefinition.class::isInstance)
                .map(StructureDefinition.class::cast)
                .forEach(type -> byUrl.put(type.getUrl(), type));
        fhir.getResourceTypes().forEach(type -> add(type, isDomainResource(type) ? "DomainResource" : "Resource"));
        add("DomainResource", "Resource");
        add("Resource", "Base");
    }

    @Override
    public FhirContext getFhirContext() {
        return fhir;
    }

    @Override
    @SuppressWarnings("unchecked") // the caller says that it expects structure definitions
    public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
        return (List<T>) List.copyOf(byUrl.values());
    }

    @Override
    public @Nullable IBaseResource fetchStructureDefinition(String url) {
        return byUrl.get(url);
    }

    private static Bundle dataTypes(FhirContext fhir) {
        try (var file = ClasspathUtil.loadResourceAsStream(DATA_TYPES)) {
            return fhir.newXmlParser().parseResource(Bundle.class, file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private boolean isDomainResource(String name) {
        return DomainResource.class.isAssignableFrom(
                fhir.getResourceDefinition(name).getImplementingClass());
    }

    private void add(String name, String base) {
        var type = new StructureDefinition()
                .setUrl(url(name))
                .setName(name)
                .setKind(StructureDefinitionKind.RESOURCE)
                .setType(name)
                .setBaseDefinition(url(base))
                .setDerivation(TypeDerivationRule.SPECIALIZATION);
        byUrl.put(type.getUrl(), type);
    }

    private static String url(String name) {
        return "http://hl7.org/fhir/StructureDefinition/" + name;
    }
}
