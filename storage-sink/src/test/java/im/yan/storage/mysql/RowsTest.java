// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final ConversationId.Group GROUP = new ConversationId.Group(9);

    @Test
    void eachRowIsWrittenOnce() {
        var rows = Rows.of(List.of(event("d:1:2", 1, 100), event("d:1:2", 2, 200), event("d:1:2", 2, 200)));

        assertThat(rows.eventTables()).hasSize(1);
        assertThat(rows.events(rows.eventTables().getFirst()))
                .extracting(EventRow::seq)
                .containsExactly(1L, 2L);
        assertThat(rows.heads()).containsExactly(new Head("d:1:2", 2, 2, 200));
    }

    @Test
    void positionsOfOneParticipantBecomeTheHighest() {
        var user = Participant.of(new ConversationId.Direct(1, 2), 1);

        var rows = rows(user.read(5, 4), user.delivered(9), user.read(3, 3), user);

        assertThat(rows.participants()).containsExactly(user.read(5, 4).delivered(9));
    }

    @Test
    void theLastEventDecidesWhoAMemberIs() {
        var user = Participant.of(GROUP, 1);

        var rows = rows(user.left(7), user.joined(5, 5), user.ranked(6, Role.ADMIN_VALUE), user.joined(8, 1));

        assertThat(rows.participants()).containsExactly(user.joined(8, 1));
    }

    @Test
    void whoLeavesKeepsWhatHeMaySee() {
        var user = Participant.of(GROUP, 1);

        var rows = rows(user.left(7), user.joined(5, 4).muted(6, 1_000));

        assertThat(rows.participants()).containsExactly(user.joined(5, 4).left(7));
    }

    @Test
    void aRevokedInvitationKeepsItsTerms() {
        var terms = new Invitation.Terms(1, 1_000, 3);
        var created = Invitation.created(GROUP.text(), "i", terms, 5);
        var revoked = Invitation.revoked(GROUP.text(), "i", 6);
        var both = new Invitation(GROUP.text(), "i", terms, true, 6);

        assertThat(rows(created, revoked).invitations()).containsExactly(both);
        assertThat(rows(revoked, created).invitations()).containsExactly(both);
    }

    @Test
    void theOrderOfTheBatchDoesNotMatter() {
        var entries = new ArrayList<LogEntry.Accepted>();
        for (int user = 2; user < 20; user++) {
            var conversation = new ConversationId.Direct(1, user);
            entries.add(event(conversation.text(), 1, user));
            entries.add(event(conversation.text(), 2, user));
            entries.add(changes(
                    Participant.of(conversation, user).delivered(user),
                    Participant.of(GROUP, user).joined(user, 1),
                    Participant.of(GROUP, user).left(user + 1),
                    ChatGroup.of(GROUP.text()).ofSize(user, user),
                    ChatGroup.of(GROUP.text()).ownedBy(20 - user, user),
                    new Reaction(GROUP.text(), 1, 1, "x", user % 2 == 0, user),
                    new Pin(GROUP.text(), 1, user % 2 == 0, user, user),
                    new Amendment(conversation.text(), 1, 0, user)));
        }
        var inOrder = Rows.of(entries);

        Collections.shuffle(entries, new Random(7));
        var shuffled = Rows.of(entries);

        assertThat(shuffled.eventTables()).isEqualTo(inOrder.eventTables()).isSorted();
        assertThat(shuffled.amendedTables()).isEqualTo(inOrder.amendedTables()).isSorted();
        assertThat(shuffled.eventTables()).allSatisfy(table -> {
            assertThat(shuffled.events(table)).isEqualTo(inOrder.events(table));
            assertThat(shuffled.amendments(table)).isEqualTo(inOrder.amendments(table));
        });
        assertThat(shuffled.heads()).isEqualTo(inOrder.heads());
        assertThat(shuffled.groups()).isEqualTo(inOrder.groups()).hasSize(1);
        assertThat(shuffled.reactions()).isEqualTo(inOrder.reactions()).hasSize(1);
        assertThat(shuffled.pins()).isEqualTo(inOrder.pins()).hasSize(1);
        assertThat(shuffled.participants()).isEqualTo(inOrder.participants()).isSortedAccordingTo(Participant.BY_KEY);
    }

    @Test
    void nothingIsEmpty() {
        assertThat(Rows.of(List.of(LogEntry.Accepted.NOTHING)).isEmpty()).isTrue();
        assertThat(Rows.of(List.of(event("d:1:2", 1, 1))).isEmpty()).isFalse();
        assertThat(rows(new HiddenMessage(1, "d:1:2", 1)).isEmpty()).isFalse();
    }

    private static LogEntry.Accepted event(String conversation, long seq, long timeMillis) {
        var row = new EventRow(conversation, seq, seq, 1, 1, timeMillis, ByteString.EMPTY);
        return new LogEntry.Accepted(Optional.of(row), List.of());
    }

    private static Rows rows(Change... changes) {
        return Rows.of(List.of(changes(changes)));
    }

    private static LogEntry.Accepted changes(Change... changes) {
        return new LogEntry.Accepted(Optional.empty(), List.of(changes));
    }
}
