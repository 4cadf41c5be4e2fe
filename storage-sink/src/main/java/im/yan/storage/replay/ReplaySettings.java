// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import im.yan.storage.mysql.LogSettings;
import im.yan.storage.mysql.MysqlSettings;
import im.yan.storage.redis.CacheSettings;
import im.yan.storage.search.SearchSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * Where everything is: the same as the running sink has been told.
 *
 * @param patience how long a store that a feed fills may stand still before it is given up
 */
public record ReplaySettings(
        MysqlSettings mysql,
        LogSettings log,
        Optional<SearchSettings> search,
        Optional<CacheSettings> cache,
        Duration patience) {}
