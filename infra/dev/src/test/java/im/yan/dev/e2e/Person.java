// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import im.yan.client.ConversationActions;
import im.yan.client.GroupActions;
import im.yan.client.YanClient;
import im.yan.schemas.v1.SendAck;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A user with one device, and what it was told. */
record Person(WholeStack.User user, YanClient client, Witness saw) implements AutoCloseable {

    static Person on(WholeStack whole, WholeStack.User user, int connector) {
        var witness = new Witness();
        return new Person(user, whole.device(user, connector, witness), witness);
    }

    long id() {
        return user.userId();
    }

    String token() {
        return user.token();
    }

    GroupActions group(String conversationId) {
        return client.group(conversationId);
    }

    ConversationActions in(String conversationId) {
        return client.conversation(conversationId);
    }

    /** Waits for the answer. */
    static SendAck done(CompletableFuture<SendAck> answer) throws Exception {
        return answer.get(30, TimeUnit.SECONDS);
    }

    /** The code it is refused with. */
    static String refused(CompletableFuture<?> answer) {
        return Refusal.codeOf(() -> answer.get(30, TimeUnit.SECONDS));
    }

    @Override
    public void close() {
        client.close();
    }
}
