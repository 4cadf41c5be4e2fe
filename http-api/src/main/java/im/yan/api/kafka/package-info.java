// SPDX-License-Identifier: Apache-2.0
/**
 * Where Kafka is, and how it is read without a group.
 */
@NullMarked
package im.yan.api.kafka;

import org.jspecify.annotations.NullMarked;
