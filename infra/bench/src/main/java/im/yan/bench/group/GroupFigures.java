// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.group;

import im.yan.bench.measuring.Step;

/**
 * What a group of one size gave.
 *
 * @param online how many members were connected in {@code together}
 * @param alone while the sender alone was connected; CPU above idle
 * @param together while all who were to be online were; CPU above idle
 */
record GroupFigures(Growth growth, int online, Step alone, Step together) {

    int size() {
        return growth.members();
    }

    /** How many each message is delivered to. */
    int listeners() {
        return online - 1;
    }

    int deliveries() {
        return together.figures().sent() * listeners();
    }

    /** Acks and deliveries that did not come. */
    int missing() {
        return missing(alone) + missing(together);
    }

    static int missing(Step step) {
        return step.figures().unacked() + step.figures().undelivered();
    }
}
