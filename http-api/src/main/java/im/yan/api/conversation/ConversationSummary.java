// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.api.account.Account;
import io.swagger.v3.oas.annotations.media.Schema;

/** One line of the conversation list. */
@Schema(
        requiredProperties = {
            "conversationId",
            "peer",
            "headSeq",
            "headMessageNo",
            "lastTimeMillis",
            "readSeq",
            "readNo",
            "unread",
            "peerReadSeq",
            "peerDeliveredSeq"
        })
record ConversationSummary(
        @Schema(example = "d:601:602") String conversationId,
        Account peer,
        @Schema(description = "the last event") long headSeq,
        @Schema(description = "how many messages there are") long headMessageNo,

        @Schema(description = "when the last event happened")
        long lastTimeMillis,

        @Schema(description = "the caller has read up to here")
        long readSeq,

        @Schema(description = "and so this many messages") long readNo,
        @Schema(description = "headMessageNo - readNo") long unread,

        @Schema(description = "the peer has read up to here")
        long peerReadSeq,

        @Schema(description = "a device of the peer holds everything up to here")
        long peerDeliveredSeq) {}
