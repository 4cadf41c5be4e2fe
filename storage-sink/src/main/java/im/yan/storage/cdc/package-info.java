// SPDX-License-Identifier: Apache-2.0
/**
 * MySQL's committed changes onward, by Debezium: feeds that do not wait for each other, each with one leader at a time, at least
 * once, and no state of its own.
 */
@NullMarked
package im.yan.storage.cdc;

import org.jspecify.annotations.NullMarked;
