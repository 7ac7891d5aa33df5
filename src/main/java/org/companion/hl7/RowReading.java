package org.companion.hl7;

import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.companion.chart.Coded;
import org.companion.delivery.CodeTables;
import org.companion.delivery.Parts;
import org.companion.delivery.Result.Remarks;
import org.companion.delivery.Standing;
import org.companion.intake.Reported.Amount;
import org.companion.intake.Reported.Answer;
import org.companion.intake.Reported.Span;

/** Reads OBX segments: what is asked, by LOINC where it can be told, and what is answered, whatever type it says it is. */
final class RowReading {
    private static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
    private static final Pattern LOINC = Pattern.compile("\\d{1,6}-\\d");
    private static final Pattern NUMBER = Pattern.compile("([<>]=?|)\\s*(-?\\d{1,15}(?:\\.\\d{1,15})?)\\s*(%?)");
    private static final Pattern POSITION = Pattern.compile("\\d{1,15}");
    /** Answered by the accession of a sequence. */
    private static final Set<String> SEQUENCES = Set.of(Questions.REFERENCE, "51958-7");

    private static final Map<String, String> SYSTEMS = Map.ofEntries(
            Map.entry("LN", Parts.LOINC),
            Map.entry("HGNC", Parts.HGNC),
            Map.entry("HGNC-SYMB", Parts.HGNC),
            Map.entry("REFSEQ", Parts.REFSEQ),
            Map.entry("REFSEQ-T", Parts.REFSEQ),
            Map.entry("REFSEQ-G", Parts.REFSEQ),
            Map.entry("DBSNP", Parts.DBSNP),
            Map.entry("CLINVAR-V", "http://www.ncbi.nlm.nih.gov/clinvar"),
            Map.entry("CLINVAR", "http://www.ncbi.nlm.nih.gov/clinvar"),
            Map.entry("SCT", "http://snomed.info/sct"),
            Map.entry("RXNORM", "http://www.nlm.nih.gov/research/umls/rxnorm"),
            Map.entry("RXN", "http://www.nlm.nih.gov/research/umls/rxnorm"),
            Map.entry("SO", "http://www.sequenceontology.org"),
            Map.entry("SEQONT", "http://www.sequenceontology.org"),
            Map.entry("HL70487", "http://terminology.hl7.org/CodeSystem/v2-0487"),
            Map.entry("HL70163", "http://terminology.hl7.org/CodeSystem/v2-0163"),
            Map.entry("UCUM", "http://unitsofmeasure.org"),
            Map.entry("I10C", "http://hl7.org/fhir/sid/icd-10-cm"),
            Map.entry("I10", "http://hl7.org/fhir/sid/icd-10"));

    private final CodeTables tables;
    private final String facility;
    private final Stamps stamps;

    RowReading(CodeTables tables, String facility, Stamps stamps) {
        this.tables = tables;
        this.stamps = stamps;
        this.facility = facility;
    }

    /** {@code prefix} tells the groups of one OBR from those of another. */
    Row row(Segment obx, int number, String prefix, String notes) {
        var question = question(obx);
        var loinc = question.codes().stream()
                .filter(code ->
                        code.system().equals(Parts.LOINC) || code.system().equals(CodeTables.OWN))
                .map(Coded.Code::code)
                .findFirst()
                .orElse("");
        var sub = Segments.text(obx, 4).map(text -> prefix + text).orElse("");
        var answers = new ArrayList<Answer>();
        Segments.each(obx, 5).forEach(type -> {
            var answer = answer(obx, type, loinc);
            if (!answer.isEmpty()) {
                answers.add(answer);
            }
        });
        return new Row(number, question, loinc, sub, answers, standing(obx), remarks(obx, notes));
    }

    private Remarks remarks(Segment obx, String notes) {
        var flags = Segments.each(obx, 8)
                .flatMap(type -> Segments.text(type, 1, 1).stream())
                .map(code -> new Coded.Code(INTERPRETATION, code, ""))
                .toList();
        return new Remarks(
                notes,
                new Coded(flags, ""),
                Segments.text(obx, 7).orElse(""),
                Segments.text(obx, 14).flatMap(stamps::read));
    }

    /** HL7 table 0085. */
    private static Standing standing(Segment obx) {
        return switch (Segments.text(obx, 11).orElse("F").toUpperCase(Locale.ROOT)) {
            case "P", "R", "S", "I", "O" -> Standing.PRELIMINARY;
            case "C", "A" -> Standing.CORRECTED;
            case "D", "W" -> Standing.IN_ERROR;
            case "X", "N" -> Standing.CANCELLED;
            default -> Standing.FINAL;
        };
    }

    /** The code first by which it is known here, then as it was sent. */
    private Coded question(Segment obx) {
        var sent = Segments.each(obx, 3)
                .findFirst()
                .map(type -> Segments.components(type, 9))
                .orElseGet(() -> List.of("", "", "", "", "", "", "", "", ""));
        var codes = new ArrayList<Coded.Code>();
        for (var from : List.of(0, 3)) {
            add(codes, sent.get(from), sent.get(from + 1), sent.get(from + 2));
        }
        return new Coded(codes, codes.isEmpty() ? sent.get(1) : sent.get(8));
    }

    private void add(List<Coded.Code> codes, String code, String display, String system) {
        if (code.isEmpty()) {
            return;
        }
        var meant = tables.question(facility, system, code)
                .or(() -> isLoinc(code, system)
                        ? Optional.of(new Coded.Code(Parts.LOINC, code, display))
                        : Optional.empty());
        meant.filter(one -> codes.stream().noneMatch(there -> there.code().equals(one.code())))
                .ifPresent(one -> codes.add(0, one));
        if (meant.isEmpty() || !meant.get().code().equals(code)) {
            codes.add(new Coded.Code(system(system), code, display));
        }
    }

    /** Real senders write LOINC codes under other names, or under none. */
    private static boolean isLoinc(String code, String system) {
        return LOINC.matcher(code).matches() && !system.startsWith("99") && !system.equals("L");
    }

    static String system(String name) {
        return name.isEmpty()
                ? ""
                : SYSTEMS.getOrDefault(
                        name.toUpperCase(Locale.ROOT),
                        name.matches("(?i)(urn:|https?:).*") ? name : "urn:hl7v2:" + name.replace(' ', '-'));
    }

    private Answer answer(Segment obx, Type type, String loinc) {
        var parts = Segments.components(type, 6);
        var kind = Segments.text(obx, 2).orElse("ST");
        if (Questions.POSITIONS.contains(loinc)) {
            var span = span(parts, loinc);
            if (span.isPresent()) {
                return new Answer(Coded.words(""), Optional.empty(), span);
            }
        }
        if (kind.equals("SN")) {
            return amount(parts.get(0) + parts.get(1), obx).orElseGet(() -> words(String.join("", parts)));
        }
        if (kind.equals("NM") || Questions.NUMBERS.contains(loinc)) {
            var number = amount(parts.get(0), obx);
            if (number.isPresent()) {
                return number.get();
            }
        }
        if (kind.equals("NR") && !parts.get(1).isEmpty()) {
            var span = span(parts, loinc);
            if (span.isPresent()) {
                return new Answer(Coded.words(""), Optional.empty(), span);
            }
        }
        return parts.get(1).isEmpty() && parts.get(2).isEmpty() ? said(loinc, parts.get(0)) : coded(loinc, parts);
    }

    private static Optional<Span> span(List<String> parts, String loinc) {
        var bounds = parts.get(0).split("(?<=\\d)\\s*(?:-|\\.\\.)\\s*", 2);
        var low = decimal(bounds[0]);
        var high = decimal(parts.get(1).isEmpty() && bounds.length > 1 ? bounds[1] : parts.get(1));
        return low.map(first -> new Span(Optional.of(first), high.or(() -> lone(first, loinc)), ""));
    }

    /** One position stands for itself; how far a change reaches its alleles tell. */
    private static Optional<BigDecimal> lone(BigDecimal first, String loinc) {
        return loinc.equals(Questions.RANGES) ? Optional.empty() : Optional.of(first);
    }

    private static Optional<BigDecimal> decimal(String text) {
        return POSITION.matcher(text.strip()).matches() ? Optional.of(new BigDecimal(text.strip())) : Optional.empty();
    }

    private static Optional<Answer> amount(String text, Segment obx) {
        var m = NUMBER.matcher(text.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        var unit = m.group(3).isEmpty() ? Segments.text(obx, 6).orElse("") : m.group(3);
        return Optional.of(new Answer(
                Coded.words(""),
                Optional.of(new Amount(m.group(1), new BigDecimal(m.group(2)), unit)),
                Optional.empty()));
    }

    /** Words, with the code by which they are known where the question has a list of answers. */
    private Answer said(String loinc, String text) {
        if (SEQUENCES.contains(loinc) && text.matches("[A-Z]{2}_\\d+\\.\\d+")) {
            return Parts.answer(new Coded(List.of(new Coded.Code(Parts.REFSEQ, text, "")), ""));
        }
        return tables.answer(loinc, text)
                .map(code -> Parts.answer(new Coded(List.of(code), "")))
                .orElseGet(() -> words(text));
    }

    private static Answer words(String text) {
        return Parts.answer(Coded.words(text));
    }

    private Answer coded(String loinc, List<String> parts) {
        if (isNoGene(loinc, parts)) {
            return Answer.none();
        }
        if (parts.get(0).isEmpty()) {
            return said(loinc, parts.get(1));
        }
        var system = system(parts.get(2));
        var code = loinc.equals(Questions.GENE) && parts.get(0).matches("\\d+") ? "HGNC:" + parts.get(0) : parts.get(0);
        var codes = new ArrayList<Coded.Code>();
        codes.add(new Coded.Code(
                code.matches("(?i)HGNC:\\d+") && loinc.equals(Questions.GENE) ? Parts.HGNC : system,
                code,
                parts.get(1)));
        if (!parts.get(3).isEmpty()) {
            codes.add(new Coded.Code(system(parts.get(5)), parts.get(3), parts.get(4)));
        }
        return Parts.answer(new Coded(codes, ""));
    }

    /** What writers put where they know no gene. */
    private static boolean isNoGene(String loinc, List<String> parts) {
        return loinc.equals(Questions.GENE)
                && (parts.get(0).matches("(?i)HGNC:0*") || parts.get(1).equalsIgnoreCase("NoGene"))
                && (parts.get(1).isEmpty() || parts.get(1).equalsIgnoreCase("NoGene"));
    }
}
