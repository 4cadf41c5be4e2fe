// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

/**
 * Where one of the caller's conversations stands.
 *
 * @param peer the other party
 * @param unread messages the caller has not read
 * @param peerReadSeq the peer has read up to here
 * @param peerDeliveredSeq a device of the peer holds everything up to here
 */
public record Conversation(
        String conversationId,
        Account peer,
        long headSeq,
        long headMessageNo,
        long lastTimeMillis,
        long readSeq,
        long readNo,
        long unread,
        long peerReadSeq,
        long peerDeliveredSeq) {}
