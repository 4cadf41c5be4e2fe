// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.v1.Accepted;
import im.yan.schemas.v1.StoredConversation;

/** Which numbers the next event of a conversation gets. */
@FunctionalInterface
public interface Numbering {

    /** Without a gap or a repeat as long as the head is where the log is. */
    Numbering GAP_FREE = (head, messages, arrival) -> Accepted.newBuilder()
            .setSeq(head.getHeadSeq() + 1)
            .setMessageNo(head.getHeadMessageNo() + messages)
            .setMessageId(arrival.eventId())
            .setTimeMillis(arrival.timeMillis())
            .build();

    /** @param messages how many the event posts: one or none */
    Accepted next(StoredConversation head, int messages, Arrival arrival);
}
