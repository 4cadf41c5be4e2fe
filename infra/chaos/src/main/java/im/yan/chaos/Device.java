// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.client.ClientResources;
import im.yan.client.ConnectionState;
import im.yan.client.YanApi;
import im.yan.client.YanClient;
import im.yan.client.YanListener;
import im.yan.dev.stack.Stack;
import im.yan.schemas.v1.Content;
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

    /** @param connector which of the two it prefers */
    Device(
            Stack stack,
            YanApi api,
            User user,
            String name,
            int connector,
            ClientResources resources,
            Run run,
            OutputMeter output) {
        this.user = user;
        this.run = run;
        this.output = output;
        this.view = run.view(user.userId() + "'s " + name, user.conversationId()::equals);
        this.client = YanClient.builder()
                .api(api)
                .token(user::token)
                .device(name, name)
                .connectors(() -> preferring(stack.connectors(), connector))
                .resources(resources)
                .listener(this)
                .build();
        client.connect();
    }

    /** Notes it in the run and sends it. Calls for one user must come from one thread: their order is part of the promise. */
    CompletableFuture<SendAck> send(String clientMsgId, Content content) {
        run.sent(sender, user.conversationId(), clientMsgId);
        return client.send(user.conversationId(), clientMsgId, content);
    }

    @Override
    public void onEvent(ConversationEvent event) {
        view.saw(new Seen(event.getConversationId(), event.getSeq(), event.getClientMsgId()));
        output.note();
    }

    String conversationId() {
        return user.conversationId();
    }

    int seen() {
        return view.size();
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
