// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import im.yan.router.conversation.Decision;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts commands by what became of them. Work that is done again after a crash is counted again; the topics are not.
 * Safe from any thread.
 */
final class CommandMetrics {
    static final String NAME = "yan.router.commands";

    private final MeterRegistry registry;

    CommandMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void decided(Decision decision) {
        switch (decision) {
            case Decision.Posted posted -> count("accepted", "none");
            case Decision.Advanced advanced -> count("accepted", "none");
            case Decision.Unchanged unchanged -> count("unchanged", "none");
            case Decision.Resent resent -> count("resent", "none");
            case Decision.Refused refused ->
                count("refused", refused.error().getCode().name());
        }
    }

    void dead() {
        count("dead", "none");
    }

    private void count(String outcome, String code) {
        registry.counter(NAME, "outcome", outcome, "code", code).increment();
    }
}
