// SPDX-License-Identifier: Apache-2.0
/**
 * From frames to records: commands, acks, signals, watches and the life of sessions, handed to Kafka in order, bounded, without
 * ever blocking an event loop.
 */
@NullMarked
package im.yan.connector.ingress;

import org.jspecify.annotations.NullMarked;
