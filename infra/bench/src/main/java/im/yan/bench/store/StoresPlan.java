// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

import java.time.Duration;
import java.util.List;

/**
 * What {@code bench stores} does.
 *
 * @param users even: they talk in pairs
 * @param rate messages a second
 * @param time how long the rate is held, and measured
 * @param warmUp how long before that
 * @param samples messages a second that are looked for in the stores
 * @param batches sizes of batches that MySQL is filled again with
 */
record StoresPlan(
        int users, int bodyBytes, int rate, Duration time, Duration warmUp, int samples, List<Integer> batches) {

    StoresPlan {
        if (users < 2 || users % 2 != 0) {
            throw new IllegalArgumentException("--users must be even and at least 2, was " + users);
        }
        if (rate < 1 || samples < 1 || samples > rate) {
            throw new IllegalArgumentException("--rate must be at least 1, and --samples from 1 to --rate");
        }
        batches = List.copyOf(batches);
    }

    int messages() {
        return Math.toIntExact(rate * time.toSeconds());
    }

    int warmUpMessages() {
        return Math.toIntExact(rate * warmUp.toSeconds());
    }

    /** Of so many acks one is looked for. */
    int everyHowMany() {
        return rate / samples;
    }
}
