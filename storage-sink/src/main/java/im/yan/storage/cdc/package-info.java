// SPDX-License-Identifier: Apache-2.0
/** MySQL's committed changes into Kafka, by Debezium: one leader at a time, at least once, no state of its own. */
@NullMarked
package im.yan.storage.cdc;

import org.jspecify.annotations.NullMarked;
