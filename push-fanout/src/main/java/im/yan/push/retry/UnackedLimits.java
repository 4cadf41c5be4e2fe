// SPDX-License-Identifier: Apache-2.0
package im.yan.push.retry;

/**
 * How much may be remembered of what is not acknowledged.
 *
 * @param eventsPerSession bodies kept for one session; of a conversation that finds no room only the numbers are kept, and
 *     its resend is a heads frame
 * @param bytes bodies kept in one partition, in all; beyond it as above
 * @param conversations pairs of session and conversation with something unacknowledged in one partition; beyond it a
 *     delivery is made once and not watched
 */
public record UnackedLimits(int eventsPerSession, long bytes, int conversations) {}
