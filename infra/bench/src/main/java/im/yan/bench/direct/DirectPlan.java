// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.direct;

import java.time.Duration;
import java.util.List;

/**
 * What {@code bench direct} does.
 *
 * @param users even: they talk in pairs
 * @param rates messages a second, rising; the run ends with the first that is not sustained
 * @param stepTime how long each rate is held
 * @param warmUp how long the JVMs compile under load before anything counts
 * @param latencyLimit a rate whose 99th percentile of send to deliver is above it is not sustained
 */
record DirectPlan(
        int users, int bodyBytes, List<Integer> rates, Duration stepTime, Duration warmUp, Duration latencyLimit) {

    DirectPlan {
        if (users < 2 || users % 2 != 0) {
            throw new IllegalArgumentException("--users must be even and at least 2, was " + users);
        }
        if (rates.isEmpty() || rates.stream().anyMatch(rate -> rate < 1)) {
            throw new IllegalArgumentException("--rates must be positive numbers, such as 500,1000,2000");
        }
        rates = List.copyOf(rates);
    }

    int warmUpRate() {
        return rates.getFirst();
    }

    int warmUpMessages() {
        return messages(warmUpRate(), warmUp);
    }

    int messages(int rate) {
        return messages(rate, stepTime);
    }

    private static int messages(int rate, Duration time) {
        return Math.toIntExact(rate * time.toSeconds());
    }
}
