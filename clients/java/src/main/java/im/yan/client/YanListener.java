// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.UnreadCount;
import im.yan.schemas.v1.Welcome;

/**
 * What a client has to tell. Called by one thread at a time per client, in order, never by a network thread. A call may block,
 * but holds up everything else of this client, and the server's patience with it ends after some seconds; waiting in a call for
 * the answer to a message of the same client waits for ever. What a call throws is logged, and the client goes on.
 */
public interface YanListener {
    default void onConnected(Welcome welcome) {}

    /**
     * An open session ended, or the client gave up: then {@link YanClient#state} is {@link ConnectionState#CLOSED} and there are
     * no further calls. Not called for {@link YanClient#close}.
     *
     * @param closeCode im.yan.schemas.v1.CloseCode where the server said why, 1006 where the connection just broke
     */
    default void onDisconnected(int closeCode, String reason) {}

    /** Every event of every conversation once, in order of seq: others' and own, those sent from here included. */
    default void onEvent(ConversationEvent event) {}

    /** A device of the peer holds everything up to here. */
    default void onDelivered(DeliveredPosition position) {}

    /** The peer, or this user on any device, has read up to here. */
    default void onRead(ReadPosition position) {}

    default void onUnread(UnreadCount unread) {}

    /** The server refused a frame. Messages are sent again by themselves where that can help. */
    default void onError(Error error) {}
}
