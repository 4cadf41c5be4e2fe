// SPDX-License-Identifier: Apache-2.0
package im.yan.client.receiving;

import im.yan.client.loop.ClientLoop;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Position;
import java.util.List;
import java.util.function.Consumer;

/** Shows every event once and in order, and tells the server after it was shown. On the loop only. */
public final class Receiver implements Puller.Target {
    private final ClientLoop loop;
    private final ReceivingTimings timings;
    private final Positions positions;
    private final Consumer<ConversationEvent> shown;
    private final Consumer<ClientFrame> wire;
    private final Inboxes inboxes;
    private final Puller puller;
    private final AckBatch acks = new AckBatch();
    private boolean open;
    private boolean flushing;

    /**
     * @param fromHead whether conversations never met before are taken from where they stand at the first heads
     * @param shown called once per event, in order of seq within a conversation
     * @param wire takes acknowledgements while a session is open
     */
    public Receiver(
            ClientLoop loop,
            ReceivingTimings timings,
            Positions positions,
            boolean fromHead,
            HistorySource history,
            Consumer<ConversationEvent> shown,
            Consumer<ClientFrame> wire) {
        this.loop = loop;
        this.timings = timings;
        this.positions = positions;
        this.shown = shown;
        this.wire = wire;
        this.inboxes = new Inboxes(positions, fromHead);
        this.puller = new Puller(loop, timings, history, this);
    }

    public void opened() {
        open = true;
        acks.resendAll();
        flushSoon();
    }

    public void lost() {
        open = false;
    }

    /** Events from the server, which it wants acknowledged, repeats included. */
    public void delivered(List<ConversationEvent> events) {
        for (var event : events) {
            var inbox = inboxes.of(event.getConversationId(), event.getSeq());
            show(inbox, event);
            if (event.getSeq() <= inbox.held()) {
                acks.add(event.getConversationId(), inbox.held());
            } else {
                puller.want(event.getConversationId());
            }
        }
        flushSoon();
    }

    /** The event of a message sent from here: nobody waits for an acknowledgement of it. */
    public void posted(ConversationEvent own) {
        var inbox = inboxes.of(own.getConversationId(), own.getSeq());
        show(inbox, own);
        if (inbox.held() > own.getSeq()) {
            acks.add(own.getConversationId(), inbox.held()); // it was what delivered events were waiting for
            flushSoon();
        } else if (inbox.isBehind()) {
            puller.want(own.getConversationId());
        }
    }

    public void heads(List<Position> heads) {
        for (var head : heads) {
            var inbox = inboxes.standingAt(head.getConversationId(), head.getSeq());
            inbox.expect(head.getSeq());
            if (inbox.isBehind()) {
                puller.want(head.getConversationId());
            }
        }
        inboxes.haveMetAll();
        acks.resendAll();
        flushSoon();
    }

    public void confirmed(List<Position> noted) {
        noted.forEach(acks::confirmed);
    }

    /** Says what there is to say, and pulls no more. */
    public void stop() {
        flush();
        puller.stop();
        open = false;
    }

    @Override
    public boolean isBehind(String conversationId) {
        return inboxes.existing(conversationId).isBehind();
    }

    @Override
    public long held(String conversationId) {
        return inboxes.existing(conversationId).held();
    }

    @Override
    public void pulled(String conversationId, List<ConversationEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        var inbox = inboxes.existing(conversationId);
        events.forEach(event -> show(inbox, event));
        acks.add(conversationId, inbox.held());
        flushSoon();
    }

    private void show(ConversationInbox inbox, ConversationEvent event) {
        for (var next : inbox.accept(event)) {
            shown.accept(next);
            positions.hold().accept(next.getConversationId(), next.getSeq());
        }
    }

    private void flushSoon() {
        if (open && acks.hasDue() && !flushing) {
            flushing = true;
            loop.after(timings.gather(), () -> {
                flushing = false;
                flush();
            });
        }
    }

    private void flush() {
        if (!open) {
            return; // what is unconfirmed is due again in the next session
        }
        for (var ack = acks.next(); ack.isPresent(); ack = acks.next()) {
            wire.accept(ClientFrame.newBuilder().setDeliverAck(ack.get()).build());
        }
    }
}
