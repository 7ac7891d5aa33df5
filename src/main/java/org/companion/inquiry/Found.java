package org.companion.inquiry;

import org.companion.chart.PatientId;
import org.companion.genomes.Call;
import org.companion.genomes.LargeCall;
import org.companion.genomes.Sample;

/** A variant that answers: a result on file, or a call in a sample's genome. */
public sealed interface Found {
    PatientId patient();

    <R> R fold(Kinds<R> kinds);

    /** One answer for each kind of find. */
    interface Kinds<R> {
        R onFile(OnFile found);

        R called(Called found);

        R calledLarge(CalledLarge found);
    }

    /** An Observation on file. */
    record OnFile(Entry entry) implements Found {
        @Override
        public PatientId patient() {
            return entry.patient();
        }

        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.onFile(this);
        }
    }

    /** A small variant of a sample that has no Observation of its own. */
    record Called(Sample sample, Call call) implements Found {
        @Override
        public PatientId patient() {
            return sample.patient();
        }

        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.called(this);
        }
    }

    /** A structural variant of a sample that has no Observation of its own. */
    record CalledLarge(Sample sample, LargeCall call) implements Found {
        @Override
        public PatientId patient() {
            return sample.patient();
        }

        @Override
        public <R> R fold(Kinds<R> kinds) {
            return kinds.calledLarge(this);
        }
    }
}
