package org.companion.bulk;

import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;

/** What has come of a line: a resource to be written, a refusal, or a line that waits for what it refers to. */
sealed interface Parsed {
    Where where();

    <T> T fold(Function<Good, T> good, Function<Bad, T> bad, Function<Later, T> later);

    /** Where a line stands: in which input of the job, by its name, and its number there. */
    record Where(int input, String name, long line) {
        @Override
        public String toString() {
            return name + " line " + line;
        }
    }

    record Good(Where where, Resource resource, byte[] bytes) implements Parsed {
        @Override
        public <T> T fold(Function<Good, T> good, Function<Bad, T> bad, Function<Later, T> later) {
            return good.apply(this);
        }
    }

    record Bad(Where where, String reason) implements Parsed {
        @Override
        public <T> T fold(Function<Good, T> good, Function<Bad, T> bad, Function<Later, T> later) {
            return bad.apply(this);
        }
    }

    record Later(Where where, byte[] bytes) implements Parsed {
        @Override
        public <T> T fold(Function<Good, T> good, Function<Bad, T> bad, Function<Later, T> later) {
            return later.apply(this);
        }
    }
}
