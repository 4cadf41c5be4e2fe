// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import im.yan.router.conversation.Decision;
import im.yan.router.diffusion.Audience;
import im.yan.router.diffusion.Decided;
import im.yan.schemas.v1.Diffusion;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts commands by what became of them, and events by how they are diffused. Work that is done again after a crash is counted again; the topics are not.
 * Safe from any thread.
 */
final class CommandMetrics {
    static final String NAME = "yan.router.commands";
    static final String DIFFUSED = "yan.router.diffused";

    private final MeterRegistry registry;

    CommandMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void decided(Decided decided) {
        switch (decided.decision()) {
            case Decision.Happened happened -> {
                count("accepted", "none");
                diffused(decided.audience());
            }
            case Decision.Noted noted -> count(noted.changesNothing() ? "unchanged" : "accepted", "none");
            case Decision.Resent resent -> count("resent", "none");
            case Decision.Refused refused ->
                count("refused", refused.error().getCode().name());
        }
    }

    void dead() {
        count("dead", "none");
    }

    private void diffused(Audience audience) {
        var how = audience.now() == Diffusion.READ ? "read" : "write";
        registry.counter(DIFFUSED, "how", how).increment();
    }

    private void count(String outcome, String code) {
        registry.counter(NAME, "outcome", outcome, "code", code).increment();
    }
}
