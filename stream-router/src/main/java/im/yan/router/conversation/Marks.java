// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.v1.ConversationEventOrBuilder;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.StoredMember;
import java.util.List;
import java.util.function.Consumer;

/** A user's own view of a conversation: muted, marked unread, cleared. Each change counts its version up. */
public final class Marks {

    private Marks() {}

    /** The marks after the change, and what the change leaves alone as the member has it. */
    public static ConversationMarks changed(
            String conversationId, long userId, StoredMember member, Consumer<ConversationMarks.Builder> change) {
        var marks = ConversationMarks.newBuilder()
                .setConversationId(conversationId)
                .setUserId(userId)
                .setVersion(member.getMarksVersion() + 1)
                .setMutedUntilMillis(member.getSilentUntilMillis())
                .setMarkedUnread(member.getMarkedUnread())
                .setClearedSeq(member.getClearedSeq());
        change.accept(marks);
        return marks.build();
    }

    public static StoredMember.Builder keptIn(StoredMember.Builder member, ConversationMarks marks) {
        return member.setMarksVersion(marks.getVersion())
                .setSilentUntilMillis(marks.getMutedUntilMillis())
                .setMarkedUnread(marks.getMarkedUnread())
                .setClearedSeq(marks.getClearedSeq());
    }

    /**
     * Who posts has read, so the mark made by hand goes. Who joins again hears of the marks she left behind, because what counts
     * for her was forgotten when she left.
     */
    static List<ConversationMarks> changedBy(ConversationEventOrBuilder event, ConversationView view) {
        var owners = event.hasMessagePosted()
                ? List.of(event.getActorId())
                : Turnover.of(event).joined();
        return owners.stream()
                .filter(owner -> event.hasMessagePosted()
                        ? view.member(owner).getMarkedUnread()
                        : view.member(owner).getMarksVersion() > 0)
                .map(owner -> changed(
                        event.getConversationId(), owner, view.member(owner), marks -> marks.setMarkedUnread(false)))
                .toList();
    }
}
