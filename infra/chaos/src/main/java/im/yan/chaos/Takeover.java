// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.chaos.stores.Sinks;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether the feeds that a killed sink led were led on by another, before it was back. */
final class Takeover implements Question {
    private final String victim;
    private final Map<String, String> leadersBefore;
    private Optional<Long> takenOver = Optional.empty();

    Takeover(String victim, Map<String, String> leadersBefore) {
        this.victim = victim;
        this.leadersBefore = Map.copyOf(leadersBefore);
    }

    @Override
    public void look(Glance glance) {
        if (takenOver.isEmpty() && isTakenOver(glance.sinks())) {
            takenOver = Optional.of(glance.nanoTime());
        }
    }

    private boolean isTakenOver(Sinks sinks) {
        var leaders = sinks.leaders();
        return led().stream()
                .allMatch(feed -> !leaders.getOrDefault(feed, victim).equals(victim));
    }

    private Set<String> led() {
        Set<String> led = new TreeSet<>(leadersBefore.keySet());
        led.removeIf(feed -> !victim.equals(leadersBefore.get(feed)));
        return led;
    }

    @Override
    public Observation answer(Absence absence) {
        return takenOver
                .map(at -> Observation.note("the feeds %s were led on by another after %.1f s"
                        .formatted(led(), (at - absence.fromNanos()) / 1e9)))
                .orElseGet(() -> Observation.wrong(
                        "%s was killed, and nobody else took over the feeds %s".formatted(victim, led())));
    }
}
