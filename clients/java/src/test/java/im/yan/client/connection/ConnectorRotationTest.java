// SPDX-License-Identifier: Apache-2.0
package im.yan.client.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectorRotationTest {
    private static final URI A = URI.create("ws://a/ws");
    private static final URI B = URI.create("ws://b/ws");
    private static final URI C = URI.create("ws://c/ws");

    private final ConnectorRotation rotation = new ConnectorRotation(new SplittableRandom(1));

    @Test
    void eachConnectorHasItsTurn() {
        rotation.learn(List.of(A, B, C));

        var turns = IntStream.range(0, 6)
                .mapToObj(i -> rotation.next().orElseThrow())
                .toList();

        assertThat(turns.subList(0, 3)).containsExactlyInAnyOrder(A, B, C);
        assertThat(turns.subList(3, 6)).isEqualTo(turns.subList(0, 3));
    }

    @Test
    void aNewListDoesNotBringBackTheOneJustTried() {
        for (var seed = 0; seed < 50; seed++) {
            var seeded = new ConnectorRotation(new SplittableRandom(seed));
            seeded.learn(List.of(A));
            seeded.next();

            seeded.learn(List.of(A, B));

            assertThat(seeded.next()).as("seed %d", seed).contains(B);
        }
    }

    @Test
    void theOnlyOneIsTriedAgain() {
        rotation.learn(List.of(A));

        assertThat(rotation.next()).contains(A);
        assertThat(rotation.next()).contains(A);
    }

    @Test
    void anEmptyListTeachesNothing() {
        assertThat(rotation.next()).isEmpty();
        rotation.learn(List.of(A));

        rotation.learn(List.of());

        assertThat(rotation.next()).contains(A);
    }

    @Test
    void clientsStartAtDifferentConnectors() {
        var firsts = IntStream.range(0, 50).mapToObj(seed -> {
            var seeded = new ConnectorRotation(new SplittableRandom(seed));
            seeded.learn(List.of(A, B));
            return seeded.next().orElseThrow();
        });

        assertThat(firsts).contains(A, B);
    }

    @Test
    void ofAnEndlessListOnlyAPartIsUsed() {
        rotation.learn(IntStream.range(0, 1000)
                .mapToObj(i -> URI.create("ws://" + i + "/ws"))
                .toList());

        var used = IntStream.range(0, 1000).mapToObj(i -> rotation.next().orElseThrow());

        assertThat(used.distinct()).hasSize(ConnectorRotation.CONNECTORS_MAX);
    }
}
