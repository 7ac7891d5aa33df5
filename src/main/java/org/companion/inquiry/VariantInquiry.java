package org.companion.inquiry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.companion.chart.PatientId;
import org.companion.genome.Assembly;
import org.companion.genome.Interval;
import org.companion.genome.Liftover;
import org.companion.genome.Spdi;
import org.companion.genome.VariantName;
import org.companion.genomes.Call;
import org.companion.genomes.Genomes;
import org.companion.genomes.Sample;

/** Which variants of one patient lie in a place, or are a given allele: on file and called alike. */
public final class VariantInquiry {
    /** As far as an insertion or deletion is thought to be moved along a repeat. */
    private static final int SHIFTED = 200;

    private final Results results;
    private final Genomes genomes;
    private final Liftover liftover;
    private final Looking looking;

    public VariantInquiry(Results results, Genomes genomes, Liftover liftover) {
        this.results = results;
        this.genomes = genomes;
        this.liftover = liftover;
        this.looking = new Looking(results, genomes, liftover);
    }

    /** How a structural variant has to lie. */
    public enum Lie {
        /** It shares bases with the place. */
        INTERSECTING,
        /** The place lies within it. */
        SUBSUMING
    }

    /**
     * What was found.
     *
     * @param looked where was not looked; told only where nothing was found
     */
    public record Answer(List<Found> found, Looked looked) {
        public Answer {
            found = List.copyOf(found);
        }
    }

    /** The small variants in the interval. */
    public Answer small(PatientId patient, Interval asked, Filters filters) {
        var admission = Admission.of(results, patient, filters);
        var place = placed(patient, asked, Kind.VARIANT);
        var onFile = results.at(Optional.of(patient), Kind.VARIANT, place).stream()
                .filter(admission::admits)
                .toList();
        var found = new ArrayList<Found>(onFile.stream().map(Found.OnFile::new).toList());
        for (var sample : genomes.of(patient)) {
            if (admission.admits(sample)) {
                place.on(sample.assembly())
                        .ifPresent(there -> found.addAll(called(sample, genomes.overlap(sample.id(), there))));
            }
        }
        return answer(found, patient, asked, filters);
    }

    /** The structural variants that lie so. */
    public Answer large(PatientId patient, Interval asked, Lie lie, Filters filters) {
        var admission = Admission.of(results, patient, filters);
        var place = placed(patient, asked, Kind.LARGE);
        var found = new ArrayList<Found>();
        lying(results.at(Optional.of(patient), Kind.LARGE, place), place, lie).stream()
                .filter(admission::admits)
                .forEach(entry -> found.add(new Found.OnFile(entry)));
        for (var sample : genomes.of(patient)) {
            if (admission.admits(sample)) {
                place.on(sample.assembly())
                        .ifPresent(there -> genomes.large(sample.id(), there).stream()
                                .filter(call -> lie == Lie.INTERSECTING || holds(call.outer(), there))
                                .forEach(call -> found.add(new Found.CalledLarge(sample, call))));
            }
        }
        return answer(found, patient, asked, filters);
    }

    /**
     * The instances of one allele.
     *
     * @throws CannotTell when none is there, but one that may be the same change written further to the left
     * @throws NotLifted when it has no place on a build that some of the patient's variants lie on alone
     */
    public Answer allele(PatientId patient, VariantName.Allele named, Filters filters) {
        var allele = named.change();
        var admission = Admission.of(results, patient, filters);
        var spellings = spellings(allele);
        for (var build : Assembly.values()) {
            if (!spellings.containsKey(build)) {
                refuseIfNeeded(build, patient, Kind.VARIANT, allele.interval());
            }
        }
        var found = new ArrayList<Found>();
        results.alleles(Optional.of(patient), keys(spellings.values())).stream()
                .filter(admission::admits)
                .forEach(entry -> found.add(new Found.OnFile(entry)));
        for (var sample : genomes.of(patient)) {
            var there = Optional.ofNullable(spellings.get(sample.assembly()));
            if (admission.admits(sample) && there.isPresent()) {
                found.addAll(called(sample, same(sample, there.get())));
            }
        }
        if (found.isEmpty() && named.shiftable() && mayBeFurtherLeft(patient, allele)) {
            throw new CannotTell(allele);
        }
        return answer(found, patient, atLeastABase(allele.interval()), filters);
    }

    /** The variants on file that carry the id of a database. */
    public List<Found> named(PatientId patient, Token id, Filters filters) {
        var admission = Admission.of(results, patient, filters);
        return results.saying(Optional.of(patient), Role.NAME, id).stream()
                .filter(admission::admits)
                .<Found>map(Found.OnFile::new)
                .toList();
    }

    /** Whether an insertion or deletion of the same length lies where the name may have moved it from. */
    private boolean mayBeFurtherLeft(PatientId patient, Spdi allele) {
        var change = allele.inserted().length() - allele.deleted().length();
        var left = new Interval(allele.contig(), Math.max(0, allele.start() - SHIFTED), Math.max(1, allele.start()));
        var ids = Place.of(left, liftover).stream()
                .flatMap(place -> results.at(Optional.of(patient), Kind.VARIANT, place).stream())
                .map(Entry::id)
                .toList();
        return results.lengthens(ids, change)
                || genomes.of(patient).stream()
                        .flatMap(sample -> liftover.lift(left, sample.assembly()).stream()
                                .flatMap(there -> genomes.overlap(sample.id(), there).stream()))
                        .map(Call::change)
                        .anyMatch(call ->
                                call.inserted().length() - call.deleted().length() == change);
    }

    /** Of these structural variants those that lie so. */
    List<Entry> lying(List<Entry> meeting, Place place, Lie lie) {
        if (lie == Lie.INTERSECTING) {
            return meeting;
        }
        var extents = results.extents(meeting.stream().map(Entry::id).toList());
        return meeting.stream()
                .filter(entry -> Optional.ofNullable(extents.get(entry.id()))
                        .filter(extent -> extent.outer().holds(place))
                        .isPresent())
                .toList();
    }

    /** The allele on each build that it lifts to. */
    Map<Assembly, Spdi> spellings(Spdi allele) {
        var spellings = new EnumMap<Assembly, Spdi>(Assembly.class);
        for (var build : Assembly.values()) {
            liftover.lift(allele, build).ifPresent(there -> spellings.put(build, there));
        }
        return spellings;
    }

    static Set<String> keys(Collection<Spdi> spellings) {
        return spellings.stream().map(AlleleKey::of).collect(Collectors.toSet());
    }

    /** The place on both builds. */
    private Place placed(PatientId patient, Interval asked, Kind kind) {
        var place = Place.of(asked, liftover).orElseThrow(() -> new NotLifted(asked));
        for (var build : Assembly.values()) {
            if (place.on(build).isEmpty()) {
                refuseIfNeeded(build, patient, kind, asked);
            }
        }
        return place;
    }

    /** Where the question has no place on a build, and the patient has variants that lie on that build alone. */
    private void refuseIfNeeded(Assembly build, PatientId patient, Kind kind, Interval asked) {
        if (results.onlyOn(build, patient, kind)
                || genomes.of(patient).stream().anyMatch(sample -> sample.assembly() == build)) {
            throw new NotLifted(asked);
        }
    }

    private List<Call> same(Sample sample, Spdi allele) {
        var around = atLeastABase(allele.interval());
        return genomes.overlap(sample.id(), around).stream()
                .filter(call -> AlleleKey.of(call.change()).equals(AlleleKey.of(allele)))
                .toList();
    }

    /** An insertion lies between two bases; the interval of both holds it. */
    private static Interval atLeastABase(Interval interval) {
        return interval.end() > interval.start()
                ? interval
                : new Interval(interval.contig(), Math.max(0, interval.start() - 1), interval.end() + 1);
    }

    /** The calls that have no Observation by the same test. */
    private List<Found> called(Sample sample, List<Call> calls) {
        if (calls.isEmpty()) {
            return List.of();
        }
        var reported = reported(sample, calls);
        return calls.stream()
                .filter(call -> !reported.contains(AlleleKey.of(call.change())))
                .<Found>map(call -> new Found.Called(sample, call))
                .toList();
    }

    private Set<String> reported(Sample sample, List<Call> calls) {
        var ofTest = results.studies(sample.patient()).stream()
                .filter(study -> study.isCalled(sample.test()))
                .map(Study::id)
                .collect(Collectors.toSet());
        var known = new LinkedHashSet<String>();
        if (!ofTest.isEmpty()) {
            var keys = calls.stream().map(call -> AlleleKey.of(call.change())).collect(Collectors.toSet());
            results.reported(sample.patient(), ofTest, keys).forEach(known::add);
        }
        return known;
    }

    private Answer answer(List<Found> found, PatientId patient, Interval asked, Filters filters) {
        return new Answer(found, found.isEmpty() ? looking.at(patient, asked, filters) : Looked.everywhere());
    }

    private static boolean holds(Interval outer, Interval inner) {
        return outer.start() <= inner.start() && inner.end() <= outer.end();
    }
}
