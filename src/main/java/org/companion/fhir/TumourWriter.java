package org.companion.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.companion.advice.Advice;
import org.companion.advice.Grounds;
import org.companion.advice.Option;
import org.companion.advice.TrialMatch;
import org.companion.advice.Wording;
import org.companion.chart.Finding.Variant;
import org.companion.chart.Presence;
import org.companion.chart.Treatment;
import org.companion.knowledge.Pack;
import org.companion.tumour.Clonality;
import org.companion.tumour.Course;
import org.companion.tumour.Course.Track;
import org.companion.tumour.TumourShare;

/** Writes what is known of one patient's tumour as Parameters: its course, the options, the trials. */
public final class TumourWriter {
    private final Answering answer = new Answering();

    /** The samples, the lines of treatment and the answers to them, the oldest first. */
    public TumourWriter course(Course course, List<Treatment> lines) {
        course.samples()
                .forEach(sample -> answer.group("sample", group -> {
                    sample.date().ifPresent(date -> group.dateTime("date", date.toString()));
                    sample.specimen().ifPresent(specimen -> group.text("specimen", specimen));
                }));
        lines.forEach(line -> answer.group("line", group -> {
            group.text("drug", line.drug().name());
            group.text("state", line.state().name().toLowerCase(Locale.ROOT));
            line.since().ifPresent(since -> group.dateTime("since", since.toString()));
            group.text("reference", line.source().reference());
        }));
        course.responses()
                .forEach((day, response) -> answer.group("response", group -> {
                    group.dateTime("date", day.toString());
                    response.values().stream().sorted().forEach(value -> group.text("value", value));
                }));
        return this;
    }

    /** Each change of the tumour over its samples. {@code resistance}: what speaks against drugs, by the change's name. */
    public TumourWriter tracks(
            List<Track> tracks, Clonality clonality, List<Variant> variants, Map<String, List<Advice>> resistance) {
        tracks.forEach(track -> answer.group("track", group -> {
            group.text("name", track.name());
            group.text("gene", track.gene().symbol());
            group.text("trend", track.trend().words());
            track.points()
                    .forEach(point -> group.group("point", part -> {
                        point.sample().date().ifPresent(date -> part.dateTime("date", date.toString()));
                        point.sample().specimen().ifPresent(specimen -> part.text("specimen", specimen));
                        part.text("presence", point.presence().word());
                        point.share().ifPresent(share -> part.decimal("share", share));
                        part.text("finding", point.reference());
                    }));
            track.since().stream()
                    .limit(1)
                    .forEach(treatment -> group.text("since", treatment.drug().name()));
            share(track, clonality, variants)
                    .ifPresent(share -> group.group("tumourShare", part -> {
                        part.decimal("fraction", share.fraction());
                        part.decimal("low", share.low());
                        part.decimal("high", share.high());
                        part.text("basis", share.basis().words());
                    }));
            resistance.getOrDefault(track.name(), List.of()).stream()
                    .map(Advice::given)
                    .distinct()
                    .forEach(drug -> group.text("resistance", drug));
        }));
        return this;
    }

    /** The share by the newest sample that shows it. */
    private static Optional<TumourShare> share(Track track, Clonality clonality, List<Variant> variants) {
        return track.points().stream()
                .filter(point -> point.presence() == Presence.PRESENT)
                .reduce((one, next) -> next)
                .flatMap(point -> variants.stream()
                        .filter(found -> found.source().reference().equals(point.reference())
                                && found.gene().equals(track.gene())
                                && found.text().equals(track.change()))
                        .findFirst())
                .flatMap(clonality::of);
    }

    /** Findings that are no small change: fusions, copies, markers. */
    public TumourWriter findings(List<Written> findings) {
        findings.forEach(finding -> answer.group("finding", group -> {
            group.text("name", finding.name());
            group.text("result", finding.result());
            finding.date().ifPresent(date -> group.dateTime("date", date));
            group.text("finding", finding.reference());
        }));
        return this;
    }

    /** A finding in words. */
    public record Written(String name, String result, Optional<String> date, String reference) {}

    /** The drugs there is evidence for or against, the best first. */
    public TumourWriter options(List<Option> options) {
        options.forEach(option -> answer.group("option", group -> {
            group.text("given", option.given());
            option.advice()
                    .forEach(one -> group.group("evidence", part -> {
                        var because = one.statement().because();
                        part.text("category", one.category().code());
                        part.text("words", one.category().words());
                        Wording.results(one).forEach(result -> part.text("finding", result));
                        one.applicability().ifPresent(words -> part.text("applies", words));
                        part.text("id", one.statement().id());
                        part.text("source", because.source());
                        part.text("level", because.level());
                        part.text("strength", one.strength().code());
                        part.text("version", because.version());
                        part.text("title", because.title());
                        part.text("url", because.url());
                        one.caveats().forEach(caveat -> part.text("note", caveat));
                    }));
        }));
        return this;
    }

    /** The trials that fit. */
    public TumourWriter trials(List<TrialMatch> matches) {
        matches.forEach(match -> answer.group("trial", group -> {
            group.text("id", match.trial().id());
            group.text("title", match.trial().title());
            group.text("trial", match.trial().address());
            group.text("status", match.status().code());
            group.text("statusDate", match.trial().seen().toString());
            match.trial().drugs().forEach(drug -> group.text("drug", drug));
            match.grounds().stream().map(Grounds::words).distinct().forEach(words -> group.text("finding", words));
            match.open().forEach(open -> group.text("open", open));
        }));
        return this;
    }

    /** The Parameters, with the packs that they rest on. */
    public JsonNode json(List<Pack> packs) {
        packs.forEach(pack -> answer.group("knowledge", group -> {
            group.text("pack", pack.id());
            group.text("version", pack.version());
        }));
        return answer.json();
    }
}
