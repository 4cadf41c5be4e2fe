// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.schemas.v1.Role;
import im.yan.schemas.v1.SendAck;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Founding a group and keeping it in order. */
final class GroupCommands {
    private final Desk desk;
    private final Door door;

    GroupCommands(Desk desk, Door door) {
        this.desk = desk;
        this.door = door;
    }

    List<Command> all() {
        return List.of(
                new Command("/group", "NAME MEMBER…", "founds a group and goes there", this::found),
                new Command("/add", "MEMBER…", "adds people to the group", this::add),
                new Command("/remove", "MEMBER…", "and takes them out", this::remove),
                new Command("/leave", "", "leaves the group", this::leave),
                new Command("/dissolve", "", "ends the group for everybody", this::dissolve),
                new Command("/role", "NAME admin|member", "says who may do what", this::role),
                new Command("/transfer", "NAME", "gives the group to somebody else", this::transfer),
                new Command("/mute", "NAME 30m|8h|7d", "lets somebody only read for a while", this::mute),
                new Command("/unmute", "NAME", "and write again", this::unmute),
                new Command("/muteall", "[off]", "only admins write", this::muteAll),
                new Command("/rename", "NAME", "renames the group", this::rename),
                new Command("/announce", "TEXT", "what everybody should know", this::announce));
    }

    private void found(Arguments arguments) throws ChatException {
        var name = arguments.word();
        var members = arguments.isEmpty() ? List.<Long>of() : desk.people().ids(arguments.words());
        var ack = desk.outgoing().answer(desk.client().groups().create(name, members));
        new PlaceCommands(desk, door).enter(Room.of(name, ack.getConversationId()));
    }

    private void add(Arguments arguments) throws ChatException {
        answered(desk.group().add(desk.people().ids(arguments.words())));
    }

    private void remove(Arguments arguments) throws ChatException {
        answered(desk.group().remove(desk.people().ids(arguments.words())));
    }

    private void leave(Arguments arguments) throws ChatException {
        arguments.end();
        answered(desk.group().leave());
    }

    private void dissolve(Arguments arguments) throws ChatException {
        arguments.end();
        answered(desk.group().dissolve());
    }

    private void role(Arguments arguments) throws ChatException {
        var user = user(arguments);
        var role = switch (arguments.text()) {
            case "admin" -> Role.ADMIN;
            case "member" -> Role.MEMBER;
            default -> throw arguments.wrong();
        };
        answered(desk.group().setRole(user, role));
    }

    private void transfer(Arguments arguments) throws ChatException {
        answered(desk.group().transfer(lastUser(arguments)));
    }

    private void mute(Arguments arguments) throws ChatException {
        var user = user(arguments);
        var until = Instant.now().plus(arguments.span());
        arguments.end();
        answered(desk.group().mute(user, until));
    }

    private void unmute(Arguments arguments) throws ChatException {
        answered(desk.group().unmute(lastUser(arguments)));
    }

    private void muteAll(Arguments arguments) throws ChatException {
        var muted = !arguments.take("off");
        arguments.end();
        answered(desk.group().muteAll(muted));
    }

    private void rename(Arguments arguments) throws ChatException {
        answered(desk.group().rename(arguments.text()));
    }

    private void announce(Arguments arguments) throws ChatException {
        answered(desk.group().announce(arguments.text()));
    }

    private long user(Arguments arguments) throws ChatException {
        return desk.people().named(arguments.word()).userId();
    }

    private long lastUser(Arguments arguments) throws ChatException {
        var name = arguments.word();
        arguments.end();
        return desk.people().named(name).userId();
    }

    private void answered(CompletableFuture<SendAck> answer) throws ChatException {
        desk.outgoing().answer(answer);
    }
}
