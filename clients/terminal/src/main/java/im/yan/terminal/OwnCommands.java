// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What concerns nobody else: one's devices, and what may disturb. */
final class OwnCommands {
    private final Desk desk;

    OwnCommands(Desk desk) {
        this.desk = desk;
    }

    List<Command> all() {
        return List.of(
                new Command("/silence", "8h|7d|off", "nothing here disturbs you for a while", this::silence),
                new Command("/markunread", "", "marks the conversation by hand", this::markUnread),
                new Command("/block", "[NAME]", "hears nothing from somebody; without a name: from whom", this::block),
                new Command("/unblock", "NAME", "hears from somebody again", this::unblock),
                new Command("/devices", "", "where you are logged in", this::devices),
                new Command("/signout", "DEVICE", "logs one of them out", this::signOut));
    }

    private void silence(Arguments arguments) throws ChatException {
        if (arguments.take("off")) {
            arguments.end();
            desk.outgoing().answer(desk.here().unmute());
            desk.note("this conversation may disturb you again");
            return;
        }
        var until = Instant.now().plus(arguments.span());
        arguments.end();
        desk.outgoing().answer(desk.here().muteUntil(until));
        desk.note("nothing here disturbs you for now");
    }

    private void markUnread(Arguments arguments) throws ChatException {
        arguments.end();
        desk.outgoing().answer(desk.here().markUnread());
        desk.note("marked; reading takes it back");
    }

    private void block(Arguments arguments) throws ChatException {
        if (arguments.isEmpty()) {
            blocked();
            return;
        }
        var user = desk.people().named(arguments.text());
        desk.session().asking((api, token) -> {
            api.block(token, user.userId());
            return user;
        });
        desk.note("you hear nothing from " + Lines.name(user) + " any more, but in groups");
    }

    private void blocked() throws ChatException {
        var blocked = desk.session().asking((api, token) -> api.blocked(token));
        blocked.forEach(user -> desk.note(Lines.name(user)));
        if (blocked.isEmpty()) {
            desk.note("you have blocked nobody");
        }
    }

    private void unblock(Arguments arguments) throws ChatException {
        var user = desk.people().named(arguments.text());
        desk.session().asking((api, token) -> {
            api.unblock(token, user.userId());
            return user;
        });
        desk.note("you hear from " + Lines.name(user) + " again");
    }

    private void devices(Arguments arguments) throws ChatException {
        arguments.end();
        desk.session()
                .asking((api, token) -> api.devices(token))
                .forEach(device -> desk.note("%s: %s, %s%s%s"
                        .formatted(
                                Lines.safe(device.deviceId()),
                                Lines.safe(device.name()),
                                device.kind()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace("device_kind_unspecified", "other"),
                                device.current() ? ", this one" : "",
                                device.signedOut() ? ", signed out" : "")));
    }

    private void signOut(Arguments arguments) throws ChatException {
        var device = arguments.text();
        desk.session().asking((api, token) -> {
            api.signOut(token, device);
            return device;
        });
        desk.note(Lines.safe(device) + " is signed out");
    }
}
