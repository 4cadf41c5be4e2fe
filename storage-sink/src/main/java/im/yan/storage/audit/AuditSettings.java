// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import im.yan.storage.mysql.MysqlSettings;
import im.yan.storage.redis.CacheSettings;
import im.yan.storage.search.SearchSettings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is compared, and how hard.
 *
 * @param search empty: nobody searches
 * @param cache empty: there is none
 * @param settle events younger than this are left for the next sweep, and a difference has to last so long
 * @param rate events a second; 0 for as many as can be
 * @param pause between two sweeps
 * @param retryMax longest pause between two tries
 */
public record AuditSettings(
        String bootstrapServers,
        MysqlSettings mysql,
        Optional<SearchSettings> search,
        Optional<CacheSettings> cache,
        Duration settle,
        int rate,
        Duration pause,
        Duration retryMax) {

    public AuditSettings unthrottled() {
        return new AuditSettings(bootstrapServers, mysql, search, cache, settle, 0, pause, retryMax);
    }

    /** Those there are. */
    Set<Store> stores() {
        var stores = EnumSet.of(Store.MYSQL);
        cache.ifPresent(redis -> stores.add(Store.REDIS));
        search.ifPresent(elasticsearch -> stores.add(Store.ELASTICSEARCH));
        return stores;
    }
}
