// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.api.account.Account;
import im.yan.schemas.v1.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One line of the conversation list: of a direct conversation or of a group. */
@Schema(
        requiredProperties = {
            "conversationId",
            "headSeq",
            "headMessageNo",
            "lastTimeMillis",
            "readSeq",
            "readNo",
            "deliveredSeq",
            "unread",
            "mutedUntilMillis",
            "markedUnread",
            "visibleFromSeq"
        })
record ConversationSummary(
        @Schema(example = "d:601:602") String conversationId,

        @Schema(description = "direct conversations only") @Nullable
        Account peer,

        @Schema(description = "groups only") @Nullable GroupLine group,

        @Schema(
                description = "the caller's, in groups only",
                allowableValues = {"MEMBER", "ADMIN", "OWNER"})
        @Nullable
        Role role,

        @Schema(description = "the last event") long headSeq,
        @Schema(description = "how many messages there are") long headMessageNo,

        @Schema(description = "when the last event happened")
        long lastTimeMillis,

        @Schema(description = "the caller has read up to here")
        long readSeq,

        @Schema(description = "and so this many messages") long readNo,

        @Schema(description = "a device of the caller holds everything up to here")
        long deliveredSeq,

        @Schema(description = "headMessageNo - readNo; 0 in a dissolved group")
        long unread,

        @Schema(description = "until then the conversation does not disturb the caller")
        long mutedUntilMillis,

        @Schema(description = "the caller has marked it by hand")
        boolean markedUnread,

        @Schema(description = "the first event the caller may see")
        long visibleFromSeq,

        @Schema(description = "the peer has read up to here") @Nullable
        Long peerReadSeq,

        @Schema(description = "a device of the peer holds everything up to here") @Nullable
        Long peerDeliveredSeq) {

    static ConversationSummary ofDirect(ConversationRow row, Account peer) {
        return of(row, peer, null, null, row.peerReadSeq(), row.peerDeliveredSeq());
    }

    static ConversationSummary ofGroup(ConversationRow row, GroupLine group) {
        return of(row, null, group, row.role(), null, null);
    }

    /** Of a conversation the caller is no longer in: it exists, and that is all. */
    static ConversationSummary ofFormer(String conversationId) {
        return new ConversationSummary(conversationId, null, null, null, 0, 0, 0, 0, 0, 0, 0, 0, false, 0, null, null);
    }

    private static ConversationSummary of(
            ConversationRow row,
            @Nullable Account peer,
            @Nullable GroupLine group,
            @Nullable Role role,
            @Nullable Long peerReadSeq,
            @Nullable Long peerDeliveredSeq) {
        return new ConversationSummary(
                row.conversationId(),
                peer,
                group,
                role,
                row.headSeq(),
                row.headMessageNo(),
                row.lastTimeMillis(),
                row.readSeq(),
                row.readNo(),
                row.deliveredSeq(),
                row.unread(),
                row.silentUntilMillis(),
                row.markedUnread(),
                row.visibleFromSeq(),
                peerReadSeq,
                peerDeliveredSeq);
    }
}
