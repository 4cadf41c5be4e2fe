// SPDX-License-Identifier: Apache-2.0
package im.yan.push.offline;

import java.time.Duration;

/**
 * When missed messages are told.
 *
 * @param delay after the first one of a quiet period: the user may be on her way back, and more may follow
 * @param pause at least this between two notifications of one conversation
 */
public record OfflineTimes(Duration delay, Duration pause) {}
