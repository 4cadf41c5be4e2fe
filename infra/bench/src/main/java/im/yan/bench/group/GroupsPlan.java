// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.group;

import im.yan.schemas.ProtocolLimits;
import java.time.Duration;
import java.util.List;

/**
 * What {@code bench groups} does.
 *
 * @param sizes members of the groups, rising
 * @param online how many of them are connected at most
 * @param fanOutMax groups of more members are read-diffused
 * @param alone messages while nobody but the one who sends is connected: what it costs that there are members
 * @param together messages while everybody who is to be online is connected
 * @param warmUp load before anything counts, while the JVMs compile
 * @param settling before each measurement so long under its load, then, and once more afterwards, so long without any
 */
record GroupsPlan(
        List<Integer> sizes,
        int online,
        int bodyBytes,
        int fanOutMax,
        Posting alone,
        Posting together,
        Posting warmUp,
        Duration settling) {

    /**
     * So many messages at this rate a second.
     *
     * @param option names both where they are wrong
     */
    record Posting(String option, int messages, int rate) {
        Posting {
            if (messages < 1 || rate < 1) {
                throw new IllegalArgumentException(
                        "%s: messages and rate must be positive, were %d and %d".formatted(option, messages, rate));
            }
        }

        /** As many as there are in this time. */
        int messagesIn(Duration time) {
            return Math.toIntExact(Math.max(1, rate * time.toSeconds()));
        }
    }

    GroupsPlan {
        if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 2 || size > ProtocolLimits.GROUP_MEMBERS_MAX)) {
            throw new IllegalArgumentException(
                    "--sizes must be from 2 to " + ProtocolLimits.GROUP_MEMBERS_MAX + ", such as 10,100,1000");
        }
        if (online < 2) {
            throw new IllegalArgumentException("--online must be at least 2, was " + online);
        }
        sizes = sizes.stream().sorted().toList();
    }

    int people() {
        return sizes.getLast();
    }

    int onlineOf(int size) {
        return Math.min(size, online);
    }
}
