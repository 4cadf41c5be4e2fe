// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.router.conversation.Numbering;
import im.yan.router.conversation.Resends;
import im.yan.router.conversation.Rules;
import im.yan.testkit.model.RandomHistory;
import im.yan.testkit.model.Shrinking;
import im.yan.testkit.model.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The router against a model in plain Java: everything people do, at random, with resends and restarts in between. A failure
 * names the seed and a short history that fails.
 */
class RandomHistoriesTest {
    private static final int HISTORIES = 10;
    private static final int STEPS = 300;

    // Groups of a few users cross a limit of three all the time.
    private static final int FAN_OUT_MAX = 3;

    private static final List<Long> USERS = List.of(11L, 12L, 13L, 14L, 15L, 16L, 17L);
    private static final RandomHistory.Form FORM = new RandomHistory.Form(USERS, 3, STEPS, 60, false);

    @Test
    void theRouterDoesAsTheModelDoes() {
        var firstSeed = System.nanoTime();
        LongStream.range(firstSeed, firstSeed + HISTORIES).forEach(seed -> {
            var steps = RandomHistory.of(seed, FORM);
            var difference = difference(Rules.standard(FAN_OUT_MAX), steps);

            assertThat(difference)
                    .as(() -> report(seed, Rules.standard(FAN_OUT_MAX), steps))
                    .isEmpty();
        });
    }

    @Test
    void aPlantedBugIsFoundAndTheHistoryThatShowsItIsShort() {
        var forgetful = new Rules(Numbering.GAP_FREE, new Resends(0), FAN_OUT_MAX);
        var steps = RandomHistory.of(1, FORM);

        assertThat(difference(forgetful, steps)).isPresent();
        var shortest = shrink(forgetful, steps);
        assertThat(shortest).hasSizeLessThanOrEqualTo(3);
        assertThat(difference(forgetful, shortest)).isPresent();
        assertThat(difference(Rules.standard(FAN_OUT_MAX), shortest)).isEmpty();
    }

    private static Optional<String> difference(Rules rules, List<Step> steps) {
        Set<Long> users = new TreeSet<>(USERS);
        try (var player = new HistoryPlayer(rules, users)) {
            return player.difference(steps);
        }
    }

    private static List<Step> shrink(Rules rules, List<Step> steps) {
        return Shrinking.shrink(steps, shorter -> difference(rules, shorter).isPresent());
    }

    private static String report(long seed, Rules rules, List<Step> steps) {
        if (difference(rules, steps).isEmpty()) {
            return "seed " + seed;
        }
        var shortest = shrink(rules, steps);
        return "seed %d; the shortest history found:%n%s%n%s"
                .formatted(
                        seed,
                        shortest.stream().map(Step::toString).collect(Collectors.joining(System.lineSeparator())),
                        difference(rules, shortest).orElse(""));
    }
}
