// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.GroupCreated;
import im.yan.schemas.v1.MembersAdded;
import im.yan.schemas.v1.MembersRemoved;
import im.yan.schemas.v1.MessagePosted;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupLogTest {
    private static final long OWNER = 1;
    private static final long MEMBER = 2;
    private static final long GUEST = 3;

    private final GroupLog log = new GroupLog(List.of(
            event(1, 0, 2, OWNER)
                    .setGroupCreated(GroupCreated.newBuilder().addMemberIds(MEMBER))
                    .build(),
            event(2, 1, 2, MEMBER)
                    .setMessagePosted(MessagePosted.getDefaultInstance())
                    .build(),
            event(3, 1, 3, OWNER)
                    .setMembersAdded(MembersAdded.newBuilder().addUserIds(GUEST))
                    .build(),
            event(4, 2, 3, OWNER)
                    .setMessagePosted(MessagePosted.getDefaultInstance())
                    .build()));

    @Test
    void whoComesHasReadWhatIsThereAlready() {
        assertThat(log.members()).containsExactlyInAnyOrder(OWNER, MEMBER, GUEST);
        assertThat(log.joinedSeq(GUEST)).isEqualTo(3);
        assertThat(log.readSeq(GUEST, 0)).isEqualTo(3);
        assertThat(log.headMessageNo() - log.messageNoAt(log.readSeq(GUEST, 0))).isEqualTo(1);
    }

    @Test
    void sendingIsReadingAndSoIsSayingSo() {
        assertThat(log.readSeq(OWNER, 2)).isEqualTo(4);
        assertThat(log.readSeq(MEMBER, 0)).isEqualTo(2);
        assertThat(log.readSeq(MEMBER, 3)).isEqualTo(3);
        assertThat(log.lastMessage().getSeq()).isEqualTo(4);
    }

    @Test
    void whoIsRemovedIsNoMemberUntilSheIsBack() {
        var created = event(1, 0, 2, OWNER)
                .setGroupCreated(GroupCreated.newBuilder().addMemberIds(GUEST))
                .build();
        var removed = event(2, 0, 1, OWNER)
                .setMembersRemoved(MembersRemoved.newBuilder().addUserIds(GUEST))
                .build();
        var back = event(3, 0, 2, OWNER)
                .setMembersAdded(MembersAdded.newBuilder().addUserIds(GUEST))
                .build();

        assertThat(new GroupLog(List.of(created, removed)).members()).containsExactly(OWNER);
        assertThat(new GroupLog(List.of(created, removed, back)).joinedSeq(GUEST))
                .isEqualTo(3);
    }

    @Test
    void itsSizeCrossesTheLimit() {
        assertThat(log.crossings(2)).isEqualTo(new Crossings(1, 0));
        assertThat(log.crossings(3)).isEqualTo(Crossings.NONE);
    }

    @Test
    void whatCausedAnEventIsFound() {
        assertThat(log.among(Set.of("2", "17"))).containsExactly("2");
    }

    private static ConversationEvent.Builder event(long seq, long messageNo, int members, long actor) {
        return ConversationEvent.newBuilder()
                .setConversationId("g:1")
                .setSeq(seq)
                .setMessageNo(messageNo)
                .setMemberCount(members)
                .setActorId(actor)
                .setClientMsgId(Long.toString(seq));
    }
}
