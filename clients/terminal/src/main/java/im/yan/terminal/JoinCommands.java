// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.Invitation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How people get into a group who are not added by a member. */
final class JoinCommands {
    private final Desk desk;
    private final Door door;

    JoinCommands(Desk desk, Door door) {
        this.desk = desk;
        this.door = door;
    }

    List<Command> all() {
        return List.of(
                new Command("/invite", "[8h|7d]", "a link into the group, for a while", this::invite),
                new Command("/join", "LINK|g:ID", "enters by a link, or an open group", this::join),
                new Command("/request", "g:ID [NOTE]", "asks to be let in", this::request),
                new Command("/requests", "", "who asks to be let in", this::requests),
                new Command("/approve", "NAME", "lets somebody in", arguments -> answer(arguments, true)),
                new Command("/decline", "NAME", "and does not", arguments -> answer(arguments, false)));
    }

    private void invite(Arguments arguments) throws ChatException {
        var expires = arguments.isEmpty() ? Instant.EPOCH : Instant.now().plus(span(arguments));
        var invitation = desk.outgoing().answer(desk.group().createInvitation(expires, 0));
        desk.screen().message(invitation.link());
    }

    private static Duration span(Arguments arguments) throws ChatException {
        var span = arguments.span();
        arguments.end();
        return span;
    }

    private void join(Arguments arguments) throws ChatException {
        var where = arguments.text();
        var invitation = Invitation.parse(where);
        var ack = desk.outgoing()
                .answer(
                        invitation.isPresent()
                                ? desk.client().groups().join(invitation.get())
                                : desk.client().group(where).enter());
        new PlaceCommands(desk, door).enter(joined(ack.getConversationId()));
    }

    /** The store may not know yet that the door is open. */
    private Room joined(String conversationId) {
        try {
            return door.room(conversationId);
        } catch (ChatException e) {
            return Room.of(conversationId, conversationId);
        }
    }

    private void request(Arguments arguments) throws ChatException {
        var group = desk.client().group(arguments.word());
        desk.outgoing().answer(group.requestToJoin(arguments.isEmpty() ? "" : arguments.text()));
        desk.note("asked; the group's admins answer");
    }

    private void requests(Arguments arguments) throws ChatException {
        arguments.end();
        var id = desk.rooms().openGroup().conversationId();
        var requests = desk.session().asking((api, token) -> api.joinRequests(token, id));
        desk.note(requests.isEmpty() ? "nobody asks to be let in" : "waiting:");
        requests.forEach(
                request -> desk.note(desk.people().name(request.userId()) + ": " + Lines.safe(request.note())));
    }

    private void answer(Arguments arguments, boolean approve) throws ChatException {
        var user = desk.people().named(arguments.text()).userId();
        desk.outgoing().answer(desk.group().answerJoinRequest(user, approve));
    }
}
