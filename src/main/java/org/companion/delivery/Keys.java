package org.companion.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.companion.chart.Words;
import org.companion.genome.Contig;
import org.companion.genome.Spdi;
import org.companion.intake.Reported.Answer;

/**
 * The ids of what a delivery becomes. A finding is known by its report and by what it says was found where, not by its
 * place in the message: laboratories number their rows anew from version to version.
 */
public final class Keys {
    private static final String GENE = "48018-6";
    private static final String ALLELE = "84413-4";
    private static final List<String> NAMES =
            List.of("81290-9", "48004-6", "48005-3", "81252-9", "47998-0", "48019-4", "82155-3");

    private Keys() {}

    /** Id of the DiagnosticReport. */
    public static String report(ReportKey key) {
        return Uuid5.of("report", key.issuer(), key.number(), key.service());
    }

    /** Id of a resource that belongs to a report, by what it is in it. */
    public static String part(ReportKey key, String type, String name) {
        return Uuid5.of(type, key.issuer(), key.number(), key.service(), name);
    }

    /** Id of an order. */
    public static String order(PlacedOrder order) {
        return Uuid5.of(
                "order",
                order.issuer(),
                order.number(),
                order.service().codes().stream()
                        .findFirst()
                        .map(code -> code.code())
                        .orElse(order.service().text()));
    }

    /** Id of what tells where one message's report came from. */
    public static String provenance(String message, String report) {
        return Uuid5.of("provenance", message, report);
    }

    /** Ids of the report's results, in their order; two that say the same are told apart by which comes first. */
    public static List<String> results(Report report) {
        var seen = new HashMap<String, Integer>();
        var ids = new ArrayList<String>();
        for (var name : names(report.results())) {
            var count = seen.merge(name, 1, Integer::sum);
            ids.add(part(report.key(), "Observation", count == 1 ? name : name + " #" + count));
        }
        return ids;
    }

    private static List<String> names(List<Result> results) {
        var names = new ArrayList<String>();
        for (var result : results) {
            var own = name(result);
            var base = result.from().stream()
                    .filter(number -> number < names.size())
                    .map(names::get)
                    .collect(Collectors.joining(" + "));
            names.add(base.isEmpty() ? own : own + " of " + base);
        }
        return names;
    }

    private static String name(Result result) {
        return switch (result.kind()) {
            case VARIANT -> "variant " + variant(result);
            case GENOTYPE, HAPLOTYPE ->
                result.kind() + " " + gene(result) + " "
                        + result.text(ALLELE)
                                .filter(allele -> gene(result).isEmpty())
                                .orElse("");
            case THERAPEUTIC -> "therapeutic " + gene(result) + " " + text(result, "51963-7");
            case DIAGNOSTIC -> "diagnostic " + text(result, "81259-4");
            case OVERALL -> "overall";
            case REGION ->
                "region " + text(result, "48013-7") + " " + gene(result) + " " + String.join(",", spans(result));
            case OTHER -> "other " + question(result) + " " + gene(result);
        };
    }

    private static String question(Result result) {
        return result.code().codes().stream()
                .findFirst()
                .map(code -> code.system() + "|" + code.code())
                .orElseGet(() -> Words.fold(result.code().text()));
    }

    private static String gene(Result result) {
        return result.parts().stream()
                .filter(part -> part.code().codes().stream()
                        .anyMatch(code -> code.code().equals(GENE)))
                .map(part -> Words.fold(part.answer().coded().name()))
                .collect(Collectors.joining(" "));
    }

    private static String text(Result result, String code) {
        return result.text(code).map(Words::fold).orElse("");
    }

    /** Where and what: by position where it is told, else by name. */
    private static String variant(Result result) {
        return place(result)
                .map(spdi -> spdi.trimmed().toString())
                .orElseGet(() -> gene(result) + " "
                        + NAMES.stream()
                                .map(code -> result.text(code).orElse(""))
                                .filter(text -> !text.isEmpty())
                                .findFirst()
                                .or(() -> result.answer().coded().writings().findFirst())
                                .orElse("")
                        + " " + String.join(",", spans(result)));
    }

    private static List<String> spans(Result result) {
        return result.parts().stream()
                .map(part -> part.answer().span())
                .flatMap(Optional::stream)
                .map(span -> span.low().map(Object::toString).orElse("") + "-"
                        + span.high().map(Object::toString).orElse(""))
                .toList();
    }

    /** Where a variant lies, by its parts; a start that is told is one-based. */
    static Optional<Spdi> place(Result result) {
        var told = Stream.of("81252-9", "47998-0")
                .flatMap(code -> result.text(code).flatMap(Spdi::parse).stream())
                .findFirst();
        return told.or(() -> fromParts(result));
    }

    private static Optional<Spdi> fromParts(Result result) {
        var contig = result.text("48013-7");
        var deleted = result.text("69547-8").map(Keys::bases);
        var inserted = result.text("69551-0").map(Keys::bases);
        var start = answer(result, "81254-5")
                .flatMap(Answer::span)
                .flatMap(span -> span.low())
                .map(low -> low.intValue() - 1)
                .filter(low -> low >= 0);
        try {
            return contig.isPresent() && deleted.isPresent() && inserted.isPresent() && start.isPresent()
                    ? Optional.of(new Spdi(new Contig(contig.get()), start.get(), deleted.get(), inserted.get()))
                    : Optional.empty();
        } catch (IllegalArgumentException noContig) {
            return Optional.empty();
        }
    }

    private static String bases(String allele) {
        return allele.equals("-") ? "" : allele;
    }

    static Optional<Answer> answer(Result result, String code) {
        return result.parts().stream()
                .filter(part ->
                        part.code().codes().stream().anyMatch(one -> one.code().equals(code)))
                .map(part -> part.answer())
                .findFirst();
    }
}
