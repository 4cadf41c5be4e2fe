// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.v1.Accepted;
import im.yan.schemas.v1.StoredConversation;

/** Which numbers the next message of a conversation gets. */
@FunctionalInterface
public interface Numbering {

    /** One more than the last, for both; without a gap or a repeat as long as the head is where the log is. */
    Numbering GAP_FREE = (head, arrival) -> Accepted.newBuilder()
            .setSeq(head.getHeadSeq() + 1)
            .setMessageNo(head.getHeadMessageNo() + 1)
            .setMessageId(arrival.eventId())
            .setTimeMillis(arrival.timeMillis())
            .build();

    Accepted next(StoredConversation head, Arrival arrival);
}
