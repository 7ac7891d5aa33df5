package org.companion.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.companion.chart.Coded;
import org.companion.chart.Finding;
import org.companion.delivery.Content;
import org.companion.delivery.Delivery;
import org.companion.delivery.Parts;
import org.companion.delivery.Payload;
import org.companion.delivery.PayloadReader;
import org.companion.delivery.Refusal;
import org.companion.delivery.Report;
import org.companion.delivery.Result;
import org.companion.genome.Sequence;
import org.companion.intake.Intake;
import org.companion.intake.Reported;
import org.companion.intake.Reported.Answer;
import org.companion.library.Library;

/** The sample files, and what is asked of the reports that are read from them. */
final class Sample {
    private static final Path FOLDER = Path.of("src/test/resources/lab");
    private static final Intake HOUSE =
            new Intake(Library.read(Optional.empty()).vocabulary(), Sequence.NONE);
    private static final Map<Result.Kind, String> QUESTIONS = Map.of(
            Result.Kind.VARIANT, "69548-6",
            Result.Kind.GENOTYPE, "84413-4",
            Result.Kind.THERAPEUTIC, "therapeutic-implication");

    private Sample() {}

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Payload payload(String text, Map<String, String> told) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8), "test", told);
    }

    static Content content(PayloadReader reader, String text) {
        return reader.read(payload(text, Map.of())).content();
    }

    static Delivery.Reports reports(PayloadReader reader, String text, Map<String, String> told) {
        var content = reader.read(payload(text, told)).content();
        assertThat(content).isInstanceOf(Delivery.Reports.class);
        return (Delivery.Reports) content;
    }

    static Report report(PayloadReader reader, String text, Map<String, String> told) {
        return reports(reader, text, told).reports().get(0);
    }

    static Report report(PayloadReader reader, String name) {
        return report(reader, text(name), Map.of());
    }

    static Refusal refusal(PayloadReader reader, String text) {
        var content = content(reader, text);
        assertThat(content).isInstanceOf(Refusal.class);
        return (Refusal) content;
    }

    /** A result's answer and parts, each as {@code question=answer}. */
    static String told(Result result) {
        return written(result.answer()) + " "
                + result.parts().stream()
                        .map(part -> part.code().name() + "=" + written(part.answer()))
                        .collect(Collectors.joining(" "));
    }

    static List<String> told(Report report) {
        return report.results().stream().map(Sample::told).toList();
    }

    private static String written(Answer answer) {
        var words = answer.coded().writings().collect(Collectors.joining("|"));
        var amount = answer.amount().map(a -> a.comparator() + plain(a.value()) + " " + a.unit());
        var span = answer.span()
                .map(s -> plain(s.low().orElseThrow()) + "-" + plain(s.high().orElseThrow()));
        return amount.or(() -> span).orElse(words);
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    /** What the house makes of a result once it is on file. */
    static List<Finding> understood(Result result) {
        var question = QUESTIONS.get(result.kind());
        var code = question == null ? result.code() : coded(question);
        return HOUSE.findings(new Reported(
                code, result.answer(), false, result.parts(), org.companion.testing.Result.source("Observation/1")));
    }

    private static Coded coded(String question) {
        return new Coded(List.of(new Coded.Code(Parts.LOINC, question, "")), "");
    }
}
