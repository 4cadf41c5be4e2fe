// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.time.Duration;

/**
 * How the log is read.
 *
 * @param group consumer group; another name reads the log from its beginning
 * @param instance stable name of this instance: killed and restarted within the session timeout, it keeps its partitions
 * @param threads consumers of this instance
 * @param batchMax most records in one transaction
 * @param batchWait pause between two batches, so that they fill: each costs MySQL a flush
 * @param sessionTimeout how long a killed instance that does not come back keeps its partitions
 * @param retryMax longest pause between two tries
 */
public record LogSettings(
        String bootstrapServers,
        String group,
        String instance,
        int threads,
        int batchMax,
        Duration batchWait,
        Duration sessionTimeout,
        Duration retryMax) {}
