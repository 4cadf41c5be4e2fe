// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

/**
 * One thing a store has, or lacks, against what it should.
 *
 * @param seq of the event; 0 where it is about the conversation, or a member of it
 * @param reason what differs, without a word of what it says
 */
public record Difference(Store store, String conversationId, long seq, String reason) {

    /** What it is about: two differences of one event are one differing message. */
    String subject() {
        return store + " " + conversationId + " " + (seq > 0 ? seq : reason);
    }
}
