// SPDX-License-Identifier: Apache-2.0
package im.yan.client.sending;

import im.yan.schemas.v1.MarkReadRequest;
import im.yan.schemas.v1.ReadPosition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far the user has read, until the server has confirmed it. Per conversation only the furthest mark counts. Thread-safe, so
 * that a caller in a loop fills nothing but the map.
 */
final class ReadMarks {
    /** Beyond so many conversations the oldest unconfirmed mark is dropped; the next mark in it makes up for that. */
    static final int CONVERSATIONS_MAX = 1000;

    private final Map<String, MarkReadRequest> unconfirmed = new LinkedHashMap<>();
    private final Map<Integer, String> byFrame = new LinkedHashMap<>();
    private final Set<String> due = new LinkedHashSet<>();

    /** @return whether this is the first mark that is due, and somebody must see to it */
    synchronized boolean add(MarkReadRequest mark) {
        var wasIdle = due.isEmpty();
        var known = unconfirmed.get(mark.getConversationId());
        if (known != null && known.getSeq() >= mark.getSeq()) {
            return false;
        }
        unconfirmed.put(mark.getConversationId(), mark);
        due.add(mark.getConversationId());
        if (unconfirmed.size() > CONVERSATIONS_MAX) {
            forget(unconfirmed.keySet().iterator().next());
        }
        return wasIdle;
    }

    synchronized Optional<MarkReadRequest> next() {
        return due.stream().findFirst().map(unconfirmed::get);
    }

    /** A further mark that came meanwhile stays due. */
    synchronized void sent(MarkReadRequest mark, int frameId) {
        if (mark.equals(unconfirmed.get(mark.getConversationId()))) {
            due.remove(mark.getConversationId());
        }
        byFrame.values().remove(mark.getConversationId());
        byFrame.put(frameId, mark.getConversationId());
    }

    synchronized void confirmed(ReadPosition position) {
        var known = unconfirmed.get(position.getConversationId());
        if (known != null && known.getSeq() <= position.getSeq()) {
            forget(position.getConversationId());
        }
    }

    /** @return whether the frame was one of these marks, and it is due again if it may be */
    synchronized boolean refused(int frameId, boolean retryable) {
        var conversation = byFrame.remove(frameId);
        if (conversation == null) {
            return false;
        }
        if (retryable) {
            due.add(conversation);
        } else {
            forget(conversation);
        }
        return true;
    }

    /** The connection is another. */
    synchronized void resendAll() {
        due.addAll(unconfirmed.keySet());
    }

    synchronized boolean hasDue() {
        return !due.isEmpty();
    }

    private void forget(String conversation) {
        unconfirmed.remove(conversation);
        due.remove(conversation);
        byFrame.values().remove(conversation);
    }
}
