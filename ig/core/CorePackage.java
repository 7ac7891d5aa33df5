import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * Lays out the FHIR R4 definitions that HAPI carries as the package {@code hl7.fhir.r4.core#4.0.1}, the one package
 * that SUSHI needs, so that it need not be fetched from anywhere. The argument is the packages folder.
 */
final class CorePackage {
    private static final String HOME = "/org/hl7/fhir/r4/model/";
    private static final List<String> SOURCES = List.of(
            "profile/profiles-types.xml",
            "profile/profiles-resources.xml",
            "profile/profiles-others.xml",
            "extension/extension-definitions.xml",
            "valueset/valuesets.xml",
            "valueset/v2-tables.xml",
            "valueset/v3-codesystems.xml",
            "sp/search-parameters.json");
    private static final String MANIFEST =
            """
            {
              "name": "hl7.fhir.r4.core",
              "version": "4.0.1",
              "type": "Core",
              "title": "FHIR R4 core definitions, as HAPI carries them",
              "canonical": "http://hl7.org/fhir",
              "fhirVersions": ["4.0.1"],
              "license": "CC0-1.0",
              "dependencies": {}
            }
            """;

    private final Path folder;
    private final Set<String> written = new HashSet<>();
    private final IParser json;
    private final IParser xml;

    private CorePackage(Path folder) {
        var fhir = FhirContext.forR4();
        this.folder = folder;
        this.json = fhir.newJsonParser();
        this.xml = fhir.newXmlParser();
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("one argument is due: the packages folder");
        }
        var folder = Files.createDirectories(Path.of(arguments[0], "hl7.fhir.r4.core#4.0.1", "package"));
        var core = new CorePackage(folder);
        for (var source : SOURCES) {
            core.layOut(source);
        }
        // last, so that a folder with a manifest is a whole one
        Files.writeString(folder.resolve("package.json"), MANIFEST);
        System.out.println(core.written.size() + " definitions in " + folder);
    }

    private void layOut(String source) throws IOException {
        for (var entry : bundle(source).getEntry()) {
            if (entry.getResource() != null) {
                write(entry.getResource());
            }
        }
    }

    private Bundle bundle(String source) throws IOException {
        try (var in = CorePackage.class.getResourceAsStream(HOME + source)) {
            if (in == null) {
                throw new IOException(HOME + source + " is not on the class path");
            }
            var parser = source.endsWith(".xml") ? xml : json;
            return parser.parseResource(Bundle.class, new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }

    /** Writes a definition once: the first of those with the same name counts. Narratives are left out. */
    private void write(Resource resource) throws IOException {
        var name = resource.fhirType() + "-" + resource.getIdElement().getIdPart() + ".json";
        if (!written.add(name)) {
            return;
        }
        if (resource instanceof DomainResource described) {
            described.setText(null);
        }
        Files.writeString(folder.resolve(name), json.encodeResourceToString(resource));
    }
}
