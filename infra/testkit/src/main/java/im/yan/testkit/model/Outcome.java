// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.model;

import im.yan.schemas.v1.ErrorCode;

/** How a command is answered. */
public sealed interface Outcome {

    /** @param seq of the event, or the head (for a MarkRead, the read position) where the command causes none */
    record Accepted(long seq, long messageNo) implements Outcome {}

    record Refused(ErrorCode code) implements Outcome {}
}
