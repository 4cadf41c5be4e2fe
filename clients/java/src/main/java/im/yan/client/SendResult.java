// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.client.sending.PendingCommand;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.SendAck;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** The sender's future; its place is free again before the future completes. */
final class SendResult implements PendingCommand.Outcome {
    private final Semaphore places;
    private final CompletableFuture<SendAck> future = new CompletableFuture<>();

    SendResult(Semaphore places) {
        this.places = places;
    }

    CompletableFuture<SendAck> future() {
        return future;
    }

    @Override
    public void accepted(SendAck ack) {
        places.release();
        future.complete(ack);
    }

    @Override
    public void refused(Error error) {
        places.release();
        future.completeExceptionally(SendException.of(error));
    }
}
