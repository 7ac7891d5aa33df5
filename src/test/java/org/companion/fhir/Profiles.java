package org.companion.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.ValidationOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Holds resources against the profiles of our own guide, offline. */
public final class Profiles {
    /** Where the guide's compiled resources lie. */
    public static final Path COMPILED = Path.of("ig", "fsh-generated", "resources");

    private static final String OWN = "https://companion.example/fhir/StructureDefinition/";
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final FhirValidator VALIDATOR = validator();

    private Profiles() {}

    /** What is wrong with a resource by one of our profiles, such as {@code variant}. */
    public static List<String> errors(String json, String profile) {
        var options = new ValidationOptions().addProfile(OWN + profile);
        return VALIDATOR.validateWithResult(json, options).getMessages().stream()
                .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                .filter(message -> !message.getMessage().contains("/genomics-reporting/"))
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }

    /** What is wrong with a resource by FHIR itself; profiles of others than us are not at hand. */
    public static List<String> errors(String json) {
        return VALIDATOR.validateWithResult(json).getMessages().stream()
                .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                .filter(message -> !message.getMessage().contains("/genomics-reporting/"))
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }

    private static FhirValidator validator() {
        var own = new PrePopulatedValidationSupport(FHIR);
        try (var files = Files.list(COMPILED)) {
            files.filter(file -> file.getFileName().toString().matches("(StructureDefinition|ValueSet|CodeSystem)-.*"))
                    .map(Profiles::read)
                    .forEach(own::addResource);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        var unknown = new UnknownCodeSystemWarningValidationSupport(FHIR);
        unknown.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
        var chain = new ValidationSupportChain(
                own,
                new DefaultProfileValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR),
                unknown);
        var instance = new FhirInstanceValidator(chain);
        instance.setErrorForUnknownProfiles(false);
        return FHIR.newValidator().registerValidatorModule(instance);
    }

    private static IBaseResource read(Path file) {
        try {
            return FHIR.newJsonParser().parseResource(Files.readString(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
