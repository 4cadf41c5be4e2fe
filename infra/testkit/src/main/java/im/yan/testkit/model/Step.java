// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.model;

import im.yan.schemas.v1.Command;

/** One thing that happens in a history. */
public sealed interface Step {

    /** @param timeMillis when the command enters the log; never before that of an earlier step */
    record Issue(Command command, long timeMillis) implements Step {
        @Override
        public String toString() {
            return "%d does %s in %s at %d: %s"
                    .formatted(
                            command.getSenderId(),
                            command.getKindCase(),
                            command.getConversationId(),
                            timeMillis,
                            command.toString().replaceAll("\\s+", " "));
        }
    }

    /** Whatever is not written down is forgotten. */
    record Restart() implements Step {}
}
