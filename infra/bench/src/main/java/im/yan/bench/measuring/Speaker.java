// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import im.yan.client.YanClient;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.SendAck;
import java.util.concurrent.CompletableFuture;

/** One who sends, and where to. */
public record Speaker(YanClient client, String conversationId) {

    CompletableFuture<SendAck> send(String clientMsgId, Content content) {
        return client.send(conversationId, clientMsgId, content);
    }
}
