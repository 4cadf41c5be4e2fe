// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.guarantee;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Notes of one run, complete enough to judge it. Safe from any thread. */
public final class Run {

    /** The answer a sender got for one of its messages. */
    public record Ack(String conversationId, String clientMsgId, long seq) {}

    /** Messages of one sender in one conversation keep the order in which they were sent. */
    record Stream(String conversationId, long senderId) {}

    private final Map<Stream, List<String>> sent = new LinkedHashMap<>();
    private final Map<String, List<Ack>> acks = new ConcurrentHashMap<>();
    private final List<View> views = new CopyOnWriteArrayList<>();

    /** Notes that the sender was asked to send this, before it was first sent; a resend is not noted again. */
    public void sent(long senderId, String conversationId, String clientMsgId) {
        synchronized (sent) {
            sent.computeIfAbsent(new Stream(conversationId, senderId), absent -> new ArrayList<>())
                    .add(clientMsgId);
        }
    }

    /** Notes an ack; one message may be acked several times. */
    public void acked(Ack ack) {
        acks.computeIfAbsent(ack.clientMsgId(), absent -> new CopyOnWriteArrayList<>())
                .add(ack);
    }

    /**
     * A new observer.
     *
     * @param covers the conversations of which it must see everything: for a device, those its user is a member of
     */
    public View view(String name, Predicate<String> covers) {
        return add(new View(name, covers, false));
    }

    /** A new observer that comes and goes: it owes nothing, but what it sees must be in order, once, and what all others see. */
    public View partialView(String name) {
        return add(new View(name, conversation -> false, true));
    }

    private View add(View view) {
        views.add(view);
        return view;
    }

    /** How many messages were sent, resends not counted. */
    public int sentCount() {
        synchronized (sent) {
            return sent.values().stream().mapToInt(List::size).sum();
        }
    }

    /** How many messages have been acked at least once. */
    public int ackedCount() {
        return acks.size();
    }

    Map<Stream, List<String>> sentInOrder() {
        synchronized (sent) {
            var copy = new LinkedHashMap<Stream, List<String>>();
            sent.forEach((stream, messages) -> copy.put(stream, List.copyOf(messages)));
            return copy;
        }
    }

    Collection<List<Ack>> acks() {
        return acks.values();
    }

    List<View> views() {
        return views;
    }
}
