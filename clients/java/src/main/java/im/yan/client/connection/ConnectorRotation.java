// SPDX-License-Identifier: Apache-2.0
package im.yan.client.connection;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Which connector is tried next: each in turn, never one twice in a row where there is another, in an order of this
 * client's own, so that the clients of a connector that ends spread over the others. For one thread at a time.
 */
final class ConnectorRotation {
    /** Of a longer list the rest is not used. */
    static final int CONNECTORS_MAX = 256;

    private final RandomGenerator random;
    private final Deque<URI> turns = new ArrayDeque<>();
    private @Nullable URI last;

    ConnectorRotation(RandomGenerator random) {
        this.random = random;
    }

    /** An empty list teaches nothing: the last one known stays. */
    void learn(List<URI> known) {
        var usable = known.stream().distinct().limit(CONNECTORS_MAX).toList();
        if (usable.isEmpty() || new HashSet<>(usable).equals(new HashSet<>(turns))) {
            return;
        }
        var shuffled = new ArrayList<>(usable);
        Collections.shuffle(shuffled, random);
        turns.clear();
        turns.addAll(shuffled);
    }

    /** Empty where no connector is known. */
    Optional<URI> next() {
        if (turns.isEmpty()) {
            return Optional.empty();
        }
        if (turns.peek().equals(last)) {
            turns.add(turns.remove());
        }
        last = turns.remove();
        turns.add(last);
        return Optional.of(last);
    }
}
