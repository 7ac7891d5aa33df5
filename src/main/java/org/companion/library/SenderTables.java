package org.companion.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.companion.chart.Coded;
import org.companion.chart.Words;
import org.companion.delivery.CodeTables;
import org.companion.delivery.CodeTables.Local;
import org.companion.delivery.CodeTables.Said;
import org.companion.delivery.Parts;

/** Reads what senders' own codes mean: the house's tables, and over them a site's. */
public final class SenderTables {
    private static final Pattern LOINC = Pattern.compile("\\d{1,6}-\\d");

    private SenderTables() {}

    /**
     * @param site a CSV file {@code facility,system,code,loinc,display}; {@code *} stands for every facility
     * @throws BadPack when anything in it is wrong
     */
    public static CodeTables with(Optional<Path> site) {
        var problems = new Problems();
        var questions = new HashMap<Local, Coded.Code>();
        var house = new Tables(problems);
        house.read(Form.SENDER_CODES, "sender-codes.csv", resource("/delivery/sender-codes.csv"));
        house.read(Form.SENDER_ANSWERS, "sender-answers.csv", resource("/delivery/sender-answers.csv"));
        house.of(Form.SENDER_CODES).forEach(row -> question(row, questions));
        site.ifPresent(file -> {
            var own = new Tables(problems);
            own.read(Form.SENDER_CODES, file.toString(), bytes(file));
            own.of(Form.SENDER_CODES).forEach(row -> question(row, questions));
        });
        var answers = new HashMap<Said, Coded.Code>();
        for (var row : house.of(Form.SENDER_ANSWERS)) {
            var code = new Coded.Code(Parts.LOINC, row.cell("code"), row.cell("display"));
            row.list("words").forEach(words -> answers.put(new Said(row.cell("loinc"), Words.fold(words)), code));
        }
        problems.refuseIfAny();
        return new CodeTables(questions, answers);
    }

    private static void question(Row row, Map<Local, Coded.Code> questions) {
        var facility = row.text("facility");
        var system = row.text("system");
        var code = row.text("code");
        var loinc = row.text("loinc");
        if (facility.isPresent() && system.isPresent() && code.isPresent() && loinc.isPresent()) {
            questions.put(
                    new Local(facility.get(), system.get(), code.get()),
                    new Coded.Code(
                            LOINC.matcher(loinc.get()).matches() ? Parts.LOINC : CodeTables.OWN,
                            loinc.get(),
                            row.cell("display")));
        }
    }

    private static byte[] resource(String name) {
        try (var in = Objects.requireNonNull(SenderTables.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the table of senders' codes cannot be read: " + file, unreadable);
        }
    }
}
