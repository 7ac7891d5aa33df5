package org.companion.cdshooks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.companion.cdshooks.Client.Style;
import org.companion.journal.Journal;
import org.companion.journal.Look;
import org.companion.journal.ShownCard;
import org.companion.testing.OnFile;

/** The whole door of the hooks without a web server, for tests of other rooms. */
public final class OpenHooks {
    private static final HookService SERVICE = House.with(OnFile.nobody()).service(new Forgetful());

    private OpenHooks() {}

    /** Notes nothing, however many calls come. */
    private static final class Forgetful implements Journal {
        @Override
        public void note(Look look, List<ShownCard> cards) {}

        @Override
        public Set<String> topicsShown(String patient, String drug, Instant from, Instant until) {
            return Set.of();
        }

        @Override
        public Set<Seen> seenBy(String user, String patient, String service, Instant from) {
            return Set.of();
        }

        @Override
        public List<Look> looks(Asked asked, int limit) {
            return List.of();
        }
    }

    /** The body is given to each service; it is answered with cards or refused as CDS Hooks has it. */
    public static void call(byte[] body) {
        for (var hook : Hook.values()) {
            try {
                SERVICE.answer(hook, bytes(body), House.client(Style.PLAIN), "http://127.0.0.1:8080");
            } catch (HookRefused refused) {
                expect(refused.status() >= 400 && refused.status() < 500);
            }
        }
    }

    /** The body is given to the door of feedback. */
    public static void feedback(byte[] body) {
        try {
            expect(!FeedbackReader.read("companion-order-sign", HookBody.tree(bytes(body)))
                    .isEmpty());
        } catch (HookRefused refused) {
            expect(refused.status() == 400);
        }
    }

    private static byte[] bytes(byte[] body) {
        try {
            return HookBody.bytes(new ByteArrayInputStream(body));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private static void expect(boolean holds) {
        if (!holds) {
            throw new AssertionError();
        }
    }
}
