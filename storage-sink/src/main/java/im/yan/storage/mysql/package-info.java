// SPDX-License-Identifier: Apache-2.0
/**
 * im.messages and im.receipts into MySQL: idempotent batches, offsets after the commit, poison to the dead-letter topics.
 * Replaying the log, from wherever, changes nothing.
 */
@NullMarked
package im.yan.storage.mysql;

import org.jspecify.annotations.NullMarked;
