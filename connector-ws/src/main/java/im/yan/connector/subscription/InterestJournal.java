// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.subscription;

/** Tells push-fanout whether this connector has sessions that take part in a conversation. Never blocks. */
@FunctionalInterface
public interface InterestJournal {

    /** Whether it was handed on; if not, it is to be said again. Repeating it is harmless. */
    boolean announce(String conversationId, boolean interested);
}
