// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.ProtocolLimits;

/** What a conversation decides by. */
public record Rules(Numbering numbering, Resends resends) {

    /** What the protocol promises. */
    public static final Rules STANDARD = new Rules(Numbering.GAP_FREE, new Resends(ProtocolLimits.ANSWERS_REMEMBERED));
}
