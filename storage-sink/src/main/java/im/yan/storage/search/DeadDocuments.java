// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.search;

import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import com.google.protobuf.InvalidProtocolBufferException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can never be found: counted, and named in the log, without a word of what it says. MySQL keeps the row. */
final class DeadDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(DeadDocuments.class);

    private final Counter count;

    DeadDocuments(MeterRegistry registry) {
        count = Counter.builder("yan.feed.dead")
                .description("changes the target can never take")
                .tag("feed", "search")
                .register(registry);
    }

    void add(String id, BulkResponseItem refusal) {
        // The reason of Elasticsearch may quote the document; its kind does not.
        var error = refusal.error();
        add(id, error == null ? "" : error.type());
    }

    void add(String id, InvalidProtocolBufferException unreadable) {
        add(id, unreadable.getClass().getSimpleName());
    }

    private void add(String id, String reason) {
        count.increment();
        LOG.atError()
                .addKeyValue("documentId", id)
                .addKeyValue("reason", reason)
                .log("a message cannot be put into the index");
    }
}
