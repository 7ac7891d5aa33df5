package org.companion.synthetic;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code java -jar companion.jar generate}: writes synthetic patients as NDJSON, ready for {@code $import}. */
public final class GenerateCommand {
    private static final String USAGE = "generate --patients=1000 --seed=7 --day=2026-11-28 --to=FOLDER [--genomes=10]"
            + " [--calls=4000000], or with --clinical=FOLDER in the place of --patients";
    private static final List<String> KNOWN = List.of("patients", "seed", "day", "to", "genomes", "calls", "clinical");

    private final Map<String, String> asked;

    private GenerateCommand(Map<String, String> asked) {
        this.asked = asked;
    }

    /** Whether the program was started to make patients. */
    public static boolean isAsked(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("generate");
    }

    /** Makes them and says what was written; {@code IllegalArgumentException} says why not and how to ask. */
    public static String run(String... arguments) {
        try {
            return new GenerateCommand(asked(List.of(arguments).subList(1, arguments.length))).done();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken.toString(), broken);
        }
    }

    private String done() throws IOException {
        var seed = number("seed", 18).orElseThrow(() -> lacking("seed"));
        var patients = new SyntheticPatients(seed, day());
        var clinical = Optional.ofNullable(asked.get("clinical")).map(Path::of);
        if (clinical.isPresent() == asked.containsKey("patients")) {
            throw new IllegalArgumentException("either --patients or --clinical is due; " + USAGE);
        }
        var genomes = number("genomes", 6).orElse(0L);
        if (clinical.isPresent() && genomes > 0) {
            throw new IllegalArgumentException("--genomes goes with --patients; " + USAGE);
        }
        var wanted = number("patients", 9);
        var folder = folder();
        try (var out = new NdjsonFolder(folder)) {
            var count = 0L;
            if (clinical.isPresent()) {
                var others = new ClinicalFolder(clinical.get());
                count = others.add(patients, out);
                others.copy(folder);
            } else {
                count = wanted.orElseThrow();
                out.write(count, patients::patient);
            }
            genomes(patients, Math.min(genomes, count), seed, folder);
            return "%d patients in %s: %s"
                    .formatted(
                            count,
                            folder,
                            out.counts().entrySet().stream()
                                    .map(one -> one.getKey() + " " + one.getValue())
                                    .collect(joining(", ")));
        }
    }

    private void genomes(SyntheticPatients patients, long count, long seed, Path folder) throws IOException {
        var calls = number("calls", 8).orElse(4_000_000L).intValue();
        for (var number = 0L; number < count; number++) {
            var id = patients.person(number).id();
            SyntheticGenome.write(folder.resolve(id + ".vcf.gz"), calls, Draw.seed(seed, id));
        }
    }

    private LocalDate day() {
        var written = Optional.ofNullable(asked.get("day")).orElseThrow(() -> lacking("day"));
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("--day=%s is no day; %s".formatted(written, USAGE), wrong);
        }
    }

    /** The folder to write to, made where it is not there. One that holds anything is left alone. */
    private Path folder() throws IOException {
        var folder = Path.of(Optional.ofNullable(asked.get("to")).orElseThrow(() -> lacking("to")));
        Files.createDirectories(folder);
        try (var there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new IllegalArgumentException("--to=%s is not empty; a new folder is due".formatted(folder));
            }
        }
        return folder;
    }

    private Optional<Long> number(String name, int digits) {
        var written = Optional.ofNullable(asked.get(name));
        if (written.isPresent() && !written.get().matches("\\d{1," + digits + "}")) {
            throw new IllegalArgumentException(
                    "--%s=%s is no number of at most %d digits; %s".formatted(name, written.get(), digits, USAGE));
        }
        return written.map(Long::valueOf);
    }

    private static IllegalArgumentException lacking(String name) {
        return new IllegalArgumentException("--%s is lacking; %s".formatted(name, USAGE));
    }

    private static Map<String, String> asked(List<String> arguments) {
        var found = new HashMap<String, String>();
        var wrong = new ArrayList<String>();
        for (var argument : arguments) {
            var sign = argument.indexOf('=');
            if (argument.startsWith("--") && sign > 0 && KNOWN.contains(argument.substring(2, sign))) {
                found.put(argument.substring(2, sign), argument.substring(sign + 1));
            } else {
                wrong.add(argument);
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("%s is not understood; %s".formatted(String.join(" ", wrong), USAGE));
        }
        return found;
    }
}
