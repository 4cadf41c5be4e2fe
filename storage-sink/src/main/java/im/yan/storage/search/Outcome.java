// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.search;

import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;

/** How Elasticsearch answered for one document of a bulk. */
enum Outcome {
    DONE,
    LATER,
    NEVER;

    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final String CLOSED = "index_closed_exception";

    static Outcome of(BulkResponseItem item) {
        var error = item.error();
        // A newer version is there, or what was to be deleted is not.
        if (error == null || item.status() == CONFLICT) {
            return DONE;
        }
        // All else is no fault of the document: a shard, a queue, a disk, a block, an index somebody has deleted.
        return item.status() == BAD_REQUEST && !CLOSED.equals(error.type()) ? NEVER : LATER;
    }
}
