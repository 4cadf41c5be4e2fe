// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.client.ConnectionState;
import im.yan.client.Contents;
import im.yan.client.YanClient;
import im.yan.client.YanListener;
import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.SendAck;
import im.yan.testkit.guarantee.Run;
import im.yan.testkit.guarantee.Seen;
import im.yan.testkit.guarantee.View;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** One device of one user; what it shows is a view of the run. */
final class Device implements YanListener, AutoCloseable {
    private static final AtomicLong SENDERS = new AtomicLong();

    // Order is promised per session, so each device counts as a sender of its own.
    private final long sender = SENDERS.incrementAndGet();
    private final User user;
    private final Run run;
    private final View view;
    private final OutputMeter output;
    private final YanClient client;
    private volatile ConversationEvent last = ConversationEvent.getDefaultInstance();
    private volatile long readSeq;

    /** @param connector which of the two it prefers */
    Device(Crowd crowd, User user, String name, int connector, View view) {
        this.user = user;
        this.run = crowd.run();
        this.output = crowd.output();
        this.view = view;
        this.client = YanClient.builder()
                .api(crowd.api())
                .token(user::token)
                .device(name, name)
                .connectors(() -> preferring(crowd.stack().connectors(), connector))
                .resources(crowd.resources())
                .listener(this)
                .build();
        client.connect();
    }

    /** Notes it in the run and sends it. Calls for one user must come from one thread: their order is part of the promise. */
    CompletableFuture<SendAck> send(String clientMsgId, int number) {
        run.sent(sender, user.conversationId(), clientMsgId);
        return client.send(user.conversationId(), clientMsgId, Contents.text("message " + number));
    }

    /** As {@link #send} for another command on the user's conversation. */
    CompletableFuture<SendAck> command(String clientMsgId, CommandRequest.Builder command) {
        run.sent(sender, user.conversationId(), clientMsgId);
        return client.command(command.setConversationId(user.conversationId())
                .setClientMsgId(clientMsgId)
                .build());
    }

    /** The user has read all that is here. One thread at a time. */
    void markRead() {
        var upTo = last;
        if (upTo.getSeq() > readSeq) {
            readSeq = upTo.getSeq();
            client.markRead(upTo.getConversationId(), upTo.getSeq(), upTo.getMessageNo());
        }
    }

    @Override
    public void onEvent(ConversationEvent event) {
        view.saw(new Seen(event.getConversationId(), event.getSeq(), event.getClientMsgId()));
        last = event;
        output.note();
    }

    String conversationId() {
        return user.conversationId();
    }

    User user() {
        return user;
    }

    int seen() {
        return view.size();
    }

    /** The last event seen. */
    long lastSeq() {
        return last.getSeq();
    }

    /** Up to where the user said to have read; 0 if she never did. */
    long readSeq() {
        return readSeq;
    }

    ConnectionState state() {
        return client.state();
    }

    @Override
    public void close() {
        client.close();
    }

    private static List<URI> preferring(List<URI> connectors, int first) {
        return first == 0 ? connectors : connectors.reversed();
    }
}
