// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.search;

import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;

/** How Elasticsearch answered for one document of a bulk. */
enum Outcome {
    DONE,
    LATER,
    NEVER;

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    static Outcome of(BulkResponseItem item) {
        // A newer version is there, or what was to be deleted is not.
        if (item.error() == null || item.status() == CONFLICT) {
            return DONE;
        }
        // Not found is the index: the feed notices that it is another one, or none.
        return item.status() == NOT_FOUND || item.status() == TOO_MANY_REQUESTS || item.status() >= SERVER_ERROR
                ? LATER
                : NEVER;
    }
}
