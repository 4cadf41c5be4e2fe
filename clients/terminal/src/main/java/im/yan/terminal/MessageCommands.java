// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.schemas.v1.SendAck;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What can be done with messages. */
final class MessageCommands {
    private static final int READERS_SHOWN = 50;

    private final Desk desk;
    private final Door door;

    MessageCommands(Desk desk, Door door) {
        this.desk = desk;
        this.door = door;
    }

    List<Command> all() {
        return List.of(
                new Command("/reply", "N TEXT", "answers a message", this::reply),
                new Command("/edit", "N TEXT", "says it in other words", this::edit),
                new Command("/recall", "N", "takes a message back, for everybody", this::recall),
                new Command("/react", "N EMOJI", "reacts to a message", this::react),
                new Command("/unreact", "N EMOJI", "takes a reaction back", this::unreact),
                new Command("/pin", "N", "pins a message", this::pin),
                new Command("/unpin", "N", "and takes the pin away", this::unpin),
                new Command("/pins", "", "what is pinned here", this::pins),
                new Command("/mention", "NAME TEXT", "with somebody's attention; all: with everybody's", this::mention),
                new Command("/forward", "N NAME|g:ID", "sends a message to somebody else", this::forward),
                new Command("/delete", "N…", "deletes messages for you alone", this::delete),
                new Command("/clear", "", "deletes all that was here, for you alone", this::clear),
                new Command("/read", "N", "who has read a message", this::read));
    }

    private void reply(Arguments arguments) throws ChatException {
        var message = desk.rooms().open().messages().message(arguments.number());
        var text = arguments.text();
        desk.outgoing().message(text, desk.here().reply(message.getSeq(), text));
    }

    private void edit(Arguments arguments) throws ChatException {
        answered(desk.here().edit(arguments.number(), arguments.text()));
    }

    private void recall(Arguments arguments) throws ChatException {
        answered(desk.here().recall(last(arguments)));
    }

    private void react(Arguments arguments) throws ChatException {
        answered(desk.here().react(arguments.number(), arguments.text()));
    }

    private void unreact(Arguments arguments) throws ChatException {
        answered(desk.here().unreact(arguments.number(), arguments.text()));
    }

    private void pin(Arguments arguments) throws ChatException {
        answered(desk.here().pin(last(arguments)));
    }

    private void unpin(Arguments arguments) throws ChatException {
        answered(desk.here().unpin(last(arguments)));
    }

    private void pins(Arguments arguments) throws ChatException {
        arguments.end();
        var id = desk.rooms().open().conversationId();
        var pins = desk.session().asking((api, token) -> api.pins(token, id));
        desk.note(pins.isEmpty() ? "nothing is pinned here" : "pinned:");
        pins.forEach(pin -> desk.note("#" + pin.seq() + " " + Lines.body(pin.event())));
    }

    private void mention(Arguments arguments) throws ChatException {
        var whom = arguments.word();
        var text = arguments.text();
        var sent = whom.equals("all")
                ? desk.here().mentionEverybody(text)
                : desk.here().mention(text, desk.people().ids(List.of(whom)));
        desk.outgoing().message(text, sent);
    }

    private void forward(Arguments arguments) throws ChatException {
        var message = desk.rooms().open().messages().message(arguments.number());
        var to = door.room(arguments.text());
        answered(desk.client().conversation(to.conversationId()).forward(message));
        desk.note("forwarded to " + to.title());
    }

    private void delete(Arguments arguments) throws ChatException {
        answered(desk.here().deleteForMe(arguments.numbers()));
        desk.note("deleted for you; the others keep it");
    }

    private void clear(Arguments arguments) throws ChatException {
        arguments.end();
        var last = desk.rooms().open().messages().last();
        if (last.isPresent()) {
            answered(desk.here().clearHistory(last.get().getSeq(), last.get().getMessageNo()));
        }
        desk.note("cleared for you; the others keep it");
    }

    private void read(Arguments arguments) throws ChatException {
        var seq = last(arguments);
        var id = desk.rooms().open().conversationId();
        var receipts = desk.session().asking((api, token) -> api.receipts(token, id, seq, READERS_SHOWN, 0));
        desk.note("#%d: delivered to %d, read by %d of %d%s"
                .formatted(
                        seq,
                        receipts.delivered(),
                        receipts.read(),
                        receipts.members(),
                        receipts.readers().isEmpty() ? "" : ": " + desk.people().names(receipts.readers())));
    }

    private static long last(Arguments arguments) throws ChatException {
        var number = arguments.number();
        arguments.end();
        return number;
    }

    private void answered(CompletableFuture<SendAck> answer) throws ChatException {
        desk.outgoing().answer(answer);
    }
}
