// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ConversationMarks;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.MemberPositions;
import im.yan.schemas.v1.MessageEdited;
import im.yan.schemas.v1.MessagePosted;
import im.yan.schemas.v1.MessageRecalled;
import im.yan.schemas.v1.MessagesHidden;
import im.yan.schemas.v1.PinChanged;
import im.yan.schemas.v1.Presence;
import im.yan.schemas.v1.ReactionChanged;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.Signal;
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

    /**
     * Every event of every conversation once, in order of seq: others' and own, those caused from here included. Of a group it
     * begins where the user's history begins, and ends with the event that takes her out of it. Each is told a second time, to
     * the one method below that is for its kind.
     */
    default void onEvent(ConversationEvent event) {}

    default void onMessage(ConversationEvent event, MessagePosted message) {}

    default void onMessageEdited(ConversationEvent event, MessageEdited edited) {}

    default void onMessageRecalled(ConversationEvent event, MessageRecalled recalled) {}

    default void onReaction(ConversationEvent event, ReactionChanged reaction) {}

    default void onPin(ConversationEvent event, PinChanged pin) {}

    /** Who is in a group, who may do what there, what it is called: every kind that has no method of its own. */
    default void onGroupEvent(ConversationEvent event) {}

    /** A device of the peer holds everything up to here. */
    default void onDelivered(DeliveredPosition position) {}

    /** The peer, or this user on any device, has read up to here. */
    default void onRead(ReadPosition position) {}

    /** How far some members of a group have come; in large groups it is to be asked for: {@link YanApi#receipts}. */
    default void onMemberPositions(MemberPositions positions) {}

    default void onUnread(UnreadCount unread) {}

    /** Somebody types, or stopped; to be forgotten after some seconds without another of these. */
    default void onTyping(Signal signal) {}

    /** Of a user that is watched: {@link YanClient#watchPresence}. */
    default void onPresence(Presence presence) {}

    /** This user muted, cleared or marked a conversation, on any device. An older version than one known is late. */
    default void onMarks(ConversationMarks marks) {}

    /** This user deleted messages for herself, on any device. */
    default void onHidden(MessagesHidden hidden) {}

    /** The server refused a frame. Commands are sent again by themselves where that can help. */
    default void onError(Error error) {}
}
