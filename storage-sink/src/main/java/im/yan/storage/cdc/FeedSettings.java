// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.storage.mysql.MysqlSettings;
import java.time.Duration;
import java.util.zip.CRC32;

/**
 * How MySQL's changes are carried onward.
 *
 * @param serverId what the first feed calls itself among MySQL's replicas; the others count on from it. Leader and standbys use
 *     the same, so that a new leader's connection ends one that its predecessor left behind; two installations on one server
 *     need different ones
 * @param pollTime how often Debezium is asked for changes: half of it is latency, and each time costs CPU, idle or not
 * @param retryMax longest pause between two tries
 */
public record FeedSettings(
        String bootstrapServers, MysqlSettings mysql, int serverId, Duration pollTime, Duration retryMax) {

    /** Leaves room for those of the other feeds. */
    public static final int SERVER_ID_MAX = Integer.MAX_VALUE - FeedName.NUMBER_MAX;

    /** One that depends on the database only, away from the small numbers people give to servers, with room for each feed. */
    public static int serverIdFor(String database) {
        var crc = new CRC32();
        crc.update(database.getBytes(UTF_8));
        return 0x4000_0000 | (int) (crc.getValue() & 0x3fff_fffc);
    }

    int serverId(FeedName feed) {
        return serverId + feed.number();
    }
}
