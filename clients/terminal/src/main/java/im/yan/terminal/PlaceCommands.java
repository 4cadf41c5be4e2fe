// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.ConnectionState;
import im.yan.client.GroupMember;
import im.yan.client.HistoryRange;
import im.yan.client.MessageSearch;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where one is, who else is there, and where else one could go. */
final class PlaceCommands {
    private static final int MEMBERS_SHOWN = 50;

    private final Desk desk;
    private final Door door;

    PlaceCommands(Desk desk, Door door) {
        this.desk = desk;
        this.door = door;
    }

    List<Command> all() {
        return List.of(
                new Command("/open", "NAME|g:ID", "goes to a group, or to a conversation of two", this::open),
                new Command("/groups", "", "the groups you are in", this::groups),
                new Command("/unread", "", "where there is something new", this::unread),
                new Command("/search", "TEXT", "messages in all your conversations", this::search),
                new Command("/history", "[N]", "the last N messages (20)", this::history),
                new Command("/who", "", "who is here, and how far they have read", this::who));
    }

    private void open(Arguments arguments) throws ChatException {
        enter(door.room(arguments.text()));
    }

    /** Whatever is typed goes there from now on. */
    void enter(Room room) throws ChatException {
        desk.rooms().enter(room);
        desk.client()
                .watchPresence(room.peer().map(peer -> List.of(peer.userId())).orElse(List.of()));
        desk.note("you are in " + room.title() + " (" + room.conversationId() + ")");
        show(room, Door.HISTORY_BY_DEFAULT);
        var last = room.messages().last();
        last.ifPresent(event -> desk.here().markRead(event.getSeq(), event.getMessageNo()));
    }

    private void groups(Arguments arguments) throws ChatException {
        arguments.end();
        var groups = Door.groups(door.conversations());
        if (groups.isEmpty()) {
            desk.note("you are in no group; /group founds one, /join enters one.");
        }
        for (var conversation : groups) {
            var group = conversation.group();
            if (group != null) {
                desk.note("%s (%s): %d members, you are %s, %d unread%s"
                        .formatted(
                                Lines.safe(group.name()),
                                conversation.conversationId(),
                                group.memberCount(),
                                word(conversation.role()),
                                conversation.unread(),
                                group.dissolved() ? "; dissolved" : ""));
            }
        }
    }

    private void unread(Arguments arguments) throws ChatException {
        arguments.end();
        var overview = desk.session().asking((api, token) -> api.unread(token));
        var titles = door.titles();
        desk.note("%d unread, and %d where you want no disturbance".formatted(overview.total(), overview.totalMuted()));
        overview.conversations().stream()
                .filter(entry -> entry.unread() > 0 || entry.markedUnread())
                .forEach(entry -> desk.note("%s: %d unread%s"
                        .formatted(
                                Lines.safe(titles.getOrDefault(entry.conversationId(), entry.conversationId())),
                                entry.unread(),
                                entry.markedUnread() ? ", marked" : "")));
    }

    private void search(Arguments arguments) throws ChatException {
        var text = arguments.text();
        var page = desk.session().asking((api, token) -> api.search(token, MessageSearch.of(text)));
        var titles = door.titles();
        page.hits()
                .forEach(
                        hit -> desk.view().found(titles.getOrDefault(hit.conversationId(), hit.conversationId()), hit));
        if (page.hits().isEmpty()) {
            desk.note("nobody has said that to you");
        }
        if (page.next() != null) {
            desk.note("… and others");
        }
    }

    private void history(Arguments arguments) throws ChatException {
        var limit = arguments.isEmpty() ? Door.HISTORY_BY_DEFAULT : arguments.number();
        arguments.end();
        if (limit > HistoryRange.LIMIT_MAX) {
            throw new ChatException("/history takes a number from 1 to " + HistoryRange.LIMIT_MAX + ".");
        }
        show(desk.rooms().open(), Math.toIntExact(limit));
    }

    private void show(Room room, int limit) throws ChatException {
        var history = door.latest(room, limit);
        desk.view().history(room, history.events());
        var reactions = history.reactions().stream()
                .map(reaction -> "#%d %s %d".formatted(reaction.seq(), Lines.safe(reaction.emoji()), reaction.count()))
                .collect(Collectors.joining(", "));
        if (!reactions.isEmpty()) {
            desk.note("reactions: " + reactions);
        }
    }

    private void who(Arguments arguments) throws ChatException {
        arguments.end();
        var room = desk.rooms().open();
        var connection = desk.client().state() == ConnectionState.OPEN ? "connected" : "not connected";
        var me = desk.people().me();
        desk.note("you are %s (%d), in %s (%s); %s, %d unsent"
                .formatted(
                        Lines.safe(me.name()),
                        me.userId(),
                        room.title(),
                        room.conversationId(),
                        connection,
                        desk.outgoing().size()));
        if (room.isGroup()) {
            members(room);
        }
    }

    private void members(Room room) throws ChatException {
        var page = desk.session().asking((api, token) -> api.members(token, room.conversationId(), MEMBERS_SHOWN, 0));
        page.members().forEach(member -> desk.note(line(member)));
        if (page.next() != 0) {
            desk.note("… and others");
        }
    }

    private static String line(GroupMember member) {
        return "%s, %s%s: has #%d, read #%d"
                .formatted(
                        Lines.name(member.account()),
                        word(member.role()),
                        member.mutedUntilMillis() > 0 ? ", muted" : "",
                        member.deliveredSeq(),
                        member.readSeq());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
