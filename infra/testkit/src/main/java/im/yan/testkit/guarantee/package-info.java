// SPDX-License-Identifier: Apache-2.0
/**
 * The promise as objects. A {@link im.yan.testkit.guarantee.Run} notes what was sent, acked and seen; a
 * {@link im.yan.testkit.guarantee.Guarantee} reads it and names every violation. They know no Kafka, no sockets, no clock, so
 * the same checkers watch a unit test, an end-to-end test and a fault run.
 */
@NullMarked
package im.yan.testkit.guarantee;

import org.jspecify.annotations.NullMarked;
