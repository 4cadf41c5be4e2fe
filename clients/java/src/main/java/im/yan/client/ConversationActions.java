// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.ClearHistory;
import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.DeleteForMe;
import im.yan.schemas.v1.EditMessage;
import im.yan.schemas.v1.ForwardedFrom;
import im.yan.schemas.v1.MarkUnread;
import im.yan.schemas.v1.Mentions;
import im.yan.schemas.v1.PinMessage;
import im.yan.schemas.v1.React;
import im.yan.schemas.v1.RecallMessage;
import im.yan.schemas.v1.Send;
import im.yan.schemas.v1.SendAck;
import im.yan.schemas.v1.SetNotifications;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * What one can do in a conversation, direct or a group. Every future is as that of {@link YanClient#send}: it completes when the
 * command is durable, or with a {@link SendException} that says why not; the commands of one conversation are carried out in the
 * order of these calls.
 */
public final class ConversationActions {
    private final YanClient client;
    private final String conversationId;

    ConversationActions(YanClient client, String conversationId) {
        this.client = client;
        this.conversationId = conversationId;
    }

    public String id() {
        return conversationId;
    }

    public CompletableFuture<SendAck> send(String text) {
        return send(Contents.text(text));
    }

    public CompletableFuture<SendAck> send(Content content) {
        return client.send(message(content).build());
    }

    public CompletableFuture<SendAck> send(Content content, Mentions mentions) {
        return client.send(message(content).setMentions(mentions).build());
    }

    /** With the attention of these users. */
    public CompletableFuture<SendAck> mention(String text, Collection<Long> userIds) {
        return send(
                Contents.text(text),
                Mentions.newBuilder().addAllUserIds(userIds).build());
    }

    /** With the attention of every member of a group; for its admins. */
    public CompletableFuture<SendAck> mentionEverybody(String text) {
        return send(
                Contents.text(text), Mentions.newBuilder().setEverybody(true).build());
    }

    public CompletableFuture<SendAck> reply(long seq, String text) {
        return reply(seq, Contents.text(text));
    }

    public CompletableFuture<SendAck> reply(long seq, Content content) {
        return client.send(message(content).setReplyToSeq(seq).build());
    }

    /** Sends here what was said there; who said it first stays named. */
    public CompletableFuture<SendAck> forward(ConversationEvent message) {
        var posted = message.getMessagePosted();
        var from = posted.hasForwardedFrom()
                ? posted.getForwardedFrom()
                : ForwardedFrom.newBuilder()
                        .setAuthorId(message.getActorId())
                        .setTimeMillis(message.getTimeMillis())
                        .build();
        return client.send(message(posted.getContent()).setForwardedFrom(from).build());
    }

    public CompletableFuture<SendAck> edit(long seq, String text) {
        return edit(seq, Contents.text(text), Mentions.getDefaultInstance());
    }

    public CompletableFuture<SendAck> edit(long seq, Content content, Mentions mentions) {
        var edit = EditMessage.newBuilder().setTargetSeq(seq).setContent(content);
        if (!mentions.equals(Mentions.getDefaultInstance())) {
            edit.setMentions(mentions);
        }
        return command(request().setEditMessage(edit));
    }

    public CompletableFuture<SendAck> recall(long seq) {
        return command(request().setRecallMessage(RecallMessage.newBuilder().setTargetSeq(seq)));
    }

    public CompletableFuture<SendAck> react(long seq, String emoji) {
        return command(request().setReact(React.newBuilder().setTargetSeq(seq).setEmoji(emoji)));
    }

    public CompletableFuture<SendAck> unreact(long seq, String emoji) {
        return command(request()
                .setReact(React.newBuilder().setTargetSeq(seq).setEmoji(emoji).setRemove(true)));
    }

    public CompletableFuture<SendAck> pin(long seq) {
        return command(request().setPinMessage(PinMessage.newBuilder().setTargetSeq(seq)));
    }

    public CompletableFuture<SendAck> unpin(long seq) {
        return command(request()
                .setPinMessage(PinMessage.newBuilder().setTargetSeq(seq).setUnpin(true)));
    }

    /** The others keep them. */
    public CompletableFuture<SendAck> deleteForMe(Collection<Long> seqs) {
        return command(request().setDeleteForMe(DeleteForMe.newBuilder().addAllSeqs(seqs)));
    }

    /** This user no longer sees what was there up to seq, which is the messageNo-th message; the others do. */
    public CompletableFuture<SendAck> clearHistory(long seq, long messageNo) {
        return command(
                request().setClearHistory(ClearHistory.newBuilder().setSeq(seq).setMessageNo(messageNo)));
    }

    /** Until then nothing here disturbs this user. */
    public CompletableFuture<SendAck> muteUntil(Instant until) {
        return notifications(until.toEpochMilli());
    }

    public CompletableFuture<SendAck> unmute() {
        return notifications(0);
    }

    /** By hand; reading takes it back. */
    public CompletableFuture<SendAck> markUnread() {
        return command(request().setMarkUnread(MarkUnread.getDefaultInstance()));
    }

    /** As {@link YanClient#markRead}. */
    public void markRead(long seq, long messageNo) {
        client.markRead(conversationId, seq, messageNo);
    }

    /**
     * Tells those who are here now that this user types, or stopped; may be called with every key. Nobody is told later: without
     * a session it is forgotten.
     */
    public void typing(boolean goesOn) {
        client.typing(conversationId, goesOn);
    }

    private CompletableFuture<SendAck> notifications(long mutedUntilMillis) {
        return command(
                request().setSetNotifications(SetNotifications.newBuilder().setMutedUntilMillis(mutedUntilMillis)));
    }

    private Send.Builder message(Content content) {
        return Send.newBuilder()
                .setClientMsgId(UUID.randomUUID().toString())
                .setConversationId(conversationId)
                .setContent(content);
    }

    private CommandRequest.Builder request() {
        return CommandRequest.newBuilder().setConversationId(conversationId);
    }

    private CompletableFuture<SendAck> command(CommandRequest.Builder request) {
        return client.command(request.build());
    }
}
