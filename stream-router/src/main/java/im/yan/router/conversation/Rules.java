// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.ProtocolLimits;

/**
 * What a conversation decides by.
 *
 * @param fanOutOnWriteMax up to so many members each gets inbox entries; above, they read the conversation's log
 */
public record Rules(Numbering numbering, Resends resends, int fanOutOnWriteMax) {

    /** What the protocol promises. */
    public static Rules standard(int fanOutOnWriteMax) {
        return new Rules(Numbering.GAP_FREE, new Resends(ProtocolLimits.ANSWERS_REMEMBERED), fanOutOnWriteMax);
    }
}
