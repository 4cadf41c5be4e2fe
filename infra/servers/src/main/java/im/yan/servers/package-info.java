// SPDX-License-Identifier: Apache-2.0
/**
 * Kafka, MySQL, Redis and Elasticsearch as child processes, for a laptop and for tests: the real ones, delivered by Maven, on
 * loopback, with data in a folder of the caller's, and gone when the caller is gone.
 */
@NullMarked
package im.yan.servers;

import org.jspecify.annotations.NullMarked;
