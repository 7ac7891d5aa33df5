package org.companion.synthetic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Patients of another generator as NDJSON, to whom ours are added. Their files are copied as they are. */
final class ClinicalFolder {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern FILE = Pattern.compile("([A-Z][A-Za-z]+)(\\.[\\w.-]+)?\\.ndjson");
    private static final String ANCESTRY = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";

    private final Path folder;

    ClinicalFolder(Path folder) {
        this.folder = folder;
    }

    /** The files of resources, in the order of their names. */
    private List<Path> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(
                            file -> FILE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /** Copies them, as {@code clinical.TYPE….ndjson}. */
    void copy(Path to) throws IOException {
        for (var file : files()) {
            Files.copy(file, to.resolve("clinical." + file.getFileName()));
        }
    }

    /** Writes what is added to each of its patients; how many there were. */
    long add(SyntheticPatients patients, NdjsonFolder out) throws IOException {
        var count = 0L;
        for (var file : files()) {
            var type = FILE.matcher(file.getFileName().toString());
            if (type.matches() && "Patient".equals(type.group(1))) {
                count += add(file, patients, out);
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException(folder + " holds no patients; Patient.ndjson is due there");
        }
        return count;
    }

    private static long add(Path file, SyntheticPatients patients, NdjsonFolder out) throws IOException {
        var waiting = new ArrayList<JsonNode>();
        var count = 0L;
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    waiting.add(MAPPER.readTree(line));
                }
                if (waiting.size() == 1000) {
                    count += flushed(waiting, patients, out);
                }
            }
        }
        return count + flushed(waiting, patients, out);
    }

    private static int flushed(List<JsonNode> waiting, SyntheticPatients patients, NdjsonFolder out)
            throws IOException {
        var all = List.copyOf(waiting);
        waiting.clear();
        out.write(all.size(), number -> added(all.get((int) number), patients));
        return all.size();
    }

    private static List<ObjectNode> added(JsonNode patient, SyntheticPatients patients) {
        var id = patient.path("id").asText();
        var birth = patient.path("birthDate").asText();
        try {
            return patients.added(
                    id, patient.path("gender").asText().equals("female"), LocalDate.parse(birth), ancestry(patient));
        } catch (DateTimeParseException unknown) {
            throw new IllegalArgumentException(
                    "the patient %s has the birth date '%s'; a day is due".formatted(id, birth), unknown);
        }
    }

    /** Hispanic or Latino where it says so, else the race. */
    private static String ancestry(JsonNode patient) {
        var ethnicity = code(patient, "ethnicity");
        return ethnicity.equals("2135-2") ? ethnicity : code(patient, "race");
    }

    private static String code(JsonNode patient, String kind) {
        for (var extension : patient.path("extension")) {
            if (extension.path("url").asText().equals(ANCESTRY + kind)) {
                for (var part : extension.path("extension")) {
                    if (part.has("valueCoding")) {
                        return part.path("valueCoding").path("code").asText();
                    }
                }
            }
        }
        return "";
    }
}
