// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.dev.stack.Stack;
import im.yan.testkit.guarantee.Run;

/**
 * Where a run takes place.
 *
 * @param run what is sent, acked and seen
 * @param output when something came out at any device
 */
record Stage(Stack stack, Run run, OutputMeter output) {

    static Stage on(Stack stack) {
        return new Stage(stack, new Run(), new OutputMeter());
    }
}
