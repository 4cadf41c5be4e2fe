// SPDX-License-Identifier: Apache-2.0
/**
 * The one writer of a conversation: reads commands, decides each in the order of its conversation, and writes the event, the
 * inbox entries, broadcasts and receipts it leads to, exactly once. Kafka lives in this package, the rules below it.
 */
@NullMarked
package im.yan.router;

import org.jspecify.annotations.NullMarked;
