// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import im.yan.storage.mysql.Span;
import java.util.Optional;

/**
 * What a sweep has read of a conversation.
 *
 * @param messageNo of the last event
 * @param timeMillis the latest of them
 * @param messages how many of the events are messages
 * @param tail what lies beyond in the log; empty if the sweep goes on there itself
 */
record ConversationEnd(
        String conversationId,
        long first,
        long last,
        long messageNo,
        long timeMillis,
        long messages,
        Optional<LogTail> tail) {

    static ConversationEnd of(SettledEvent first) {
        var seq = first.key().seq();
        var event = first.event();
        return new ConversationEnd(
                first.key().conversationId(),
                seq,
                seq,
                event.getMessageNo(),
                event.getTimeMillis(),
                first.isMessage() ? 1 : 0,
                Optional.empty());
    }

    ConversationEnd and(SettledEvent next) {
        var seq = next.key().seq();
        if (seq <= last) {
            return this;
        }
        var event = next.event();
        return new ConversationEnd(
                conversationId,
                first,
                seq,
                event.getMessageNo(),
                Math.max(timeMillis, event.getTimeMillis()),
                messages + (next.isMessage() ? 1 : 0),
                Optional.empty());
    }

    ConversationEnd before(LogTail beyond) {
        return new ConversationEnd(conversationId, first, last, messageNo, timeMillis, messages, Optional.of(beyond));
    }

    Span span() {
        return new Span(conversationId, first, last);
    }

    /** What may be there if the log ends with this number: before what a sweep has read, anything. */
    Span known(long end) {
        return new Span(conversationId, isWhole() ? 1 : Long.MIN_VALUE, end);
    }

    /** From its very beginning. */
    boolean isWhole() {
        return first == 1;
    }
}
