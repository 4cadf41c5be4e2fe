// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import im.yan.schemas.EventShard;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a batch of the log does to the tables: each row once, in one order that all transactions lock in, so that they cannot
 * wait for each other in a circle.
 */
final class Rows {
    private final SortedMap<String, RowSet<EventRow>> eventsByTable = new TreeMap<>();
    private final SortedMap<String, RowSet<Amendment>> amendmentsByTable = new TreeMap<>();
    private final RowSet<Head> heads = new RowSet<>(Head.BY_KEY, Head::orLater);
    private final RowSet<Participant> participants = new RowSet<>(Participant.BY_KEY, Participant::orLater);
    private final RowSet<HiddenMessage> hidden = new RowSet<>(HiddenMessage.BY_KEY, (one, same) -> same);
    private final RowSet<Reaction> reactions = new RowSet<>(Reaction.BY_KEY, Numbered::later);
    private final RowSet<Pin> pins = new RowSet<>(Pin.BY_KEY, Numbered::later);
    private final RowSet<ChatGroup> groups = new RowSet<>(ChatGroup.BY_KEY, ChatGroup::orLater);
    private final RowSet<Invitation> invitations = new RowSet<>(Invitation.BY_KEY, Invitation::orLater);
    private final RowSet<JoinRequest> joinRequests = new RowSet<>(JoinRequest.BY_KEY, Numbered::later);
    private final RowSet<SettledRequests> settled = new RowSet<>(SettledRequests.BY_KEY, (one, same) -> same);

    private Rows() {}

    static Rows of(Collection<LogEntry.Accepted> entries) {
        var rows = new Rows();
        for (var entry : entries) {
            entry.event().ifPresent(rows::add);
            entry.changes().forEach(rows::add);
        }
        return rows;
    }

    private void add(EventRow event) {
        eventsByTable
                .computeIfAbsent(
                        EventShard.tableOf(event.conversationId()),
                        table -> new RowSet<>(EventRow.BY_KEY, (one, same) -> same))
                .add(event);
        heads.add(Head.after(event));
    }

    private void add(Change change) {
        switch (change) {
            case Amendment amendment ->
                amendmentsByTable
                        .computeIfAbsent(
                                EventShard.tableOf(amendment.conversationId()),
                                table -> new RowSet<>(Amendment.BY_KEY, Amendment::orLater))
                        .add(amendment);
            case Participant participant -> participants.add(participant);
            case HiddenMessage message -> hidden.add(message);
            case Reaction reaction -> reactions.add(reaction);
            case Pin pin -> pins.add(pin);
            case ChatGroup group -> groups.add(group);
            case Invitation invitation -> invitations.add(invitation);
            case JoinRequest request -> joinRequests.add(request);
            case SettledRequests requests -> settled.add(requests);
        }
    }

    List<String> eventTables() {
        return List.copyOf(eventsByTable.keySet());
    }

    List<EventRow> events(String table) {
        return in(eventsByTable, table);
    }

    List<String> amendedTables() {
        return List.copyOf(amendmentsByTable.keySet());
    }

    List<Amendment> amendments(String table) {
        return in(amendmentsByTable, table);
    }

    private static <R> List<R> in(SortedMap<String, RowSet<R>> byTable, String table) {
        var rows = byTable.get(table);
        return rows == null ? List.of() : rows.inOrder();
    }

    List<Head> heads() {
        return heads.inOrder();
    }

    List<Participant> participants() {
        return participants.inOrder();
    }

    List<HiddenMessage> hidden() {
        return hidden.inOrder();
    }

    List<Reaction> reactions() {
        return reactions.inOrder();
    }

    List<Pin> pins() {
        return pins.inOrder();
    }

    List<ChatGroup> groups() {
        return groups.inOrder();
    }

    List<Invitation> invitations() {
        return invitations.inOrder();
    }

    List<JoinRequest> joinRequests() {
        return joinRequests.inOrder();
    }

    List<SettledRequests> settled() {
        return settled.inOrder();
    }

    // Without an event there are positions, marks and hidden messages only.
    boolean isEmpty() {
        return heads.isEmpty() && participants.isEmpty() && hidden.isEmpty();
    }
}
