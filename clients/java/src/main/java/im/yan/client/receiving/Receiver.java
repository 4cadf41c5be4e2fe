// SPDX-License-Identifier: Apache-2.0
package im.yan.client.receiving;

import im.yan.client.loop.ClientLoop;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Position;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Shows every event once and in order, and tells the server after it was shown. On the loop only. */
public final class Receiver implements Puller.Target {
    private final ClientLoop loop;
    private final ReceivingTimings timings;
    private final Positions positions;
    private final Consumer<ConversationEvent> shown;
    private final Predicate<ConversationEvent> leaves;
    private final Consumer<ClientFrame> wire;
    private final Inboxes inboxes;
    private final Puller puller;
    private final AckBatch acks = new AckBatch();
    private boolean open;
    private boolean wasOpen;
    private boolean flushing;

    /**
     * @param fromHead whether conversations never met before are taken from where they stand at the first heads
     * @param shown called once per event, in order of seq within a conversation
     * @param leaves whether this user is out of the conversation after this event
     * @param wire takes acknowledgements while a session is open
     */
    public Receiver(
            ClientLoop loop,
            ReceivingTimings timings,
            Positions positions,
            boolean fromHead,
            HistorySource history,
            Consumer<ConversationEvent> shown,
            Predicate<ConversationEvent> leaves,
            Consumer<ClientFrame> wire) {
        this.loop = loop;
        this.timings = timings;
        this.positions = positions;
        this.shown = shown;
        this.leaves = leaves;
        this.wire = wire;
        this.inboxes = new Inboxes(positions, fromHead);
        this.puller = new Puller(loop, timings, history, this);
    }

    public void opened() {
        open = true;
        if (!wasOpen) {
            wasOpen = true;
            loop.after(timings.settling(), inboxes::haveSettled);
        }
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

    /** The event of a command sent from here that only the store knows in full. */
    public void expect(String conversationId, long seq) {
        reach(inboxes.of(conversationId, seq), conversationId, seq);
    }

    /** Where conversations stand, large groups excepted. */
    public void heads(List<Position> heads) {
        heads.forEach(this::reach);
        inboxes.haveMetAll();
        acks.resendAll();
        flushSoon();
    }

    /** Where this session should stand by what it was given and has not acknowledged. */
    public void lagging(List<Position> heads) {
        for (var head : heads) {
            reach(head);
            acks.add(head.getConversationId(), held(head.getConversationId()));
        }
        flushSoon();
    }

    private void reach(Position head) {
        reach(inboxes.standingAt(head.getConversationId(), head.getSeq()), head.getConversationId(), head.getSeq());
    }

    private void reach(ConversationInbox inbox, String conversationId, long seq) {
        inbox.expect(seq);
        if (inbox.isBehind()) {
            puller.want(conversationId);
        }
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
    public void pulled(String conversationId, HistorySource.Page page) {
        var inbox = inboxes.existing(conversationId);
        var before = inbox.held();
        begin(conversationId, inbox, firstOf(page));
        page.events().forEach(event -> show(inbox, event));
        if (inbox.held() > before) {
            acks.add(conversationId, inbox.held());
            flushSoon();
        }
    }

    /** The store keeps conversations without holes, so what it gives first is the first there is for this user. */
    private static long firstOf(HistorySource.Page page) {
        return page.events().isEmpty()
                ? page.visibleFromSeq()
                : page.events().getFirst().getSeq();
    }

    private void begin(String conversationId, ConversationInbox inbox, long first) {
        if (first > inbox.held() + 1) {
            var waited = inbox.beginAt(first);
            positions.hold().accept(conversationId, first - 1);
            show(waited);
        }
    }

    @Override
    public void refused(String conversationId) {
        var inbox = inboxes.existing(conversationId);
        inbox.refused();
        // Nobody leaves a direct conversation: it is the store that lags.
        if (conversationId.startsWith("g:") && inbox.isOver(leaves)) {
            show(inbox.giveUp());
            acks.add(conversationId, inbox.held());
            flushSoon();
        }
    }

    private void show(ConversationInbox inbox, ConversationEvent event) {
        show(inbox.accept(event));
    }

    private void show(List<ConversationEvent> next) {
        for (var event : next) {
            shown.accept(event);
            positions.hold().accept(event.getConversationId(), event.getSeq());
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
