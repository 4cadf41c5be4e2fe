// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

/**
 * When and where a command entered the log: the only clock and the only counter a decision may use, because they are the same
 * when the record is processed again.
 *
 * @param timeMillis the broker's append time
 */
public record Arrival(long timeMillis, int partition, long offset) {

    /** TSID of what the command causes; see docs/adr/0006. */
    public long eventId() {
        return EventId.of(timeMillis, partition, offset);
    }
}
