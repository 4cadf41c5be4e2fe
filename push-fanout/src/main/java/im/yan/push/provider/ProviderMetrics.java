// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** What the offline sender counts. */
record ProviderMetrics(MeterRegistry registry) {
    /** Where an outcome is that of a whole request, no provider's. */
    static final String NO_PROVIDER = "none";

    void count(String provider, String outcome) {
        Counter.builder("yan.push.offline")
                .description("Ends of offline notifications and, as retried, attempts that were not the last")
                .tag("provider", provider)
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    void waiting(IntSupplier requests) {
        Gauge.builder("yan.push.offline.waiting", requests, IntSupplier::getAsInt)
                .description("Requests for offline notifications that were read and are not done")
                .strongReference(true)
                .register(registry);
    }
}
