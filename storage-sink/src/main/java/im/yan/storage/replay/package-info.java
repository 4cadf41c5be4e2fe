// SPDX-License-Identifier: Apache-2.0
/**
 * The stores rebuilt from the log while the service goes on: MySQL by reading the log once more beside the sink, Redis and
 * Elasticsearch by way of MySQL. Nothing here takes part in a consumer group or leads a feed.
 */
@NullMarked
package im.yan.storage.replay;

import org.jspecify.annotations.NullMarked;
