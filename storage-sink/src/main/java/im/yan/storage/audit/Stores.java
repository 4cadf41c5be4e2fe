// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import im.yan.storage.cdc.FeedTarget.TargetAwayException;
import im.yan.storage.mysql.MysqlAwayException;
import im.yan.storage.mysql.StoredRows;
import im.yan.storage.redis.CacheView;
import im.yan.storage.search.IndexView;
import java.util.Optional;

/** The stores as a sweep reads them; Redis and Elasticsearch if there are any. For one thread. */
record Stores(StoredRows mysql, Optional<CacheView> cache, Optional<IndexView> index) implements AutoCloseable {

    static Stores open(AuditSettings settings) throws AwayException {
        try {
            return new Stores(
                    StoredRows.connect(settings.mysql()),
                    settings.cache().map(CacheView::open),
                    settings.search().map(IndexView::open));
        } catch (MysqlAwayException e) {
            throw AwayException.of(Store.MYSQL, e);
        }
    }

    @Override
    public void close() throws AwayException {
        try {
            cache.ifPresent(CacheView::close);
            index.ifPresent(IndexView::close);
        } catch (TargetAwayException e) {
            throw AwayException.of(Store.ELASTICSEARCH, e);
        } finally {
            closeMysql();
        }
    }

    private void closeMysql() throws AwayException {
        try {
            mysql.close();
        } catch (MysqlAwayException e) {
            throw AwayException.of(Store.MYSQL, e);
        }
    }
}
