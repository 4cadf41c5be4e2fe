// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.chaos.stores.Store;

/** Whether the status names a store while it is away. */
final class Naming implements Question {
    private final Store store;
    private boolean named;
    private long firstNamedNanos;

    Naming(Store store) {
        this.store = store;
    }

    @Override
    public void look(Glance glance) {
        var names = glance.status().filter(status -> status.degraded().contains(store.id()));
        if (names.isPresent() && !named) {
            named = true;
            firstNamedNanos = glance.nanoTime();
        }
    }

    @Override
    public Observation answer(Absence absence) {
        if (named) {
            return Observation.note("the status named %s after %.1f s"
                    .formatted(store.title(), (firstNamedNanos - absence.fromNanos()) / 1e9));
        }
        return absence.isNoticeable()
                ? Observation.wrong("%s was away for %.1f s, and the status did not say so"
                        .formatted(store.title(), absence.time().toMillis() / 1e3))
                : Observation.NONE;
    }
}
