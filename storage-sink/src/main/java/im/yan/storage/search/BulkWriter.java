// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import im.yan.storage.cdc.FeedTarget.TargetAwayException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes documents in bulk, each with its version. What Elasticsearch cannot take now it gets again, a few times; what it can
 * never take becomes a dead letter.
 */
final class BulkWriter {
    static final int DOCUMENTS_MAX = 1_000;
    static final int BYTES_MAX = 5 * 1024 * 1024;
    private static final int TRIES_MAX = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final MessageIndex index;
    private final DeadDocuments dead;

    BulkWriter(MessageIndex index, DeadDocuments dead) {
        this.index = index;
        this.dead = dead;
    }

    /** @param changes one for each document at most */
    void write(List<DocumentChange> changes) {
        var bulk = new ArrayList<DocumentChange>();
        var bytes = 0;
        for (var change : changes) {
            if (bulk.size() == DOCUMENTS_MAX || bytes > BYTES_MAX) {
                writeBulk(bulk);
                bulk.clear();
                bytes = 0;
            }
            bulk.add(change);
            bytes += change.size();
        }
        writeBulk(bulk);
    }

    private void writeBulk(List<DocumentChange> bulk) {
        var waiting = List.copyOf(bulk);
        var pause = FIRST_PAUSE;
        for (var tries = 0; !waiting.isEmpty(); tries++) {
            if (tries == TRIES_MAX) {
                throw new TargetAwayException(waiting.size() + " documents were refused for now, the first: "
                        + waiting.getFirst().id());
            }
            if (tries > 0) {
                await(pause);
                pause = pause.multipliedBy(2);
            }
            waiting = refusedForNow(waiting);
        }
    }

    private List<DocumentChange> refusedForNow(List<DocumentChange> bulk) {
        var again = new ArrayList<DocumentChange>();
        var items = send(bulk);
        for (var i = 0; i < bulk.size(); i++) {
            switch (Outcome.of(items.get(i))) {
                case DONE -> {}
                case LATER -> again.add(bulk.get(i));
                case NEVER -> dead.add(bulk.get(i).id(), items.get(i));
            }
        }
        return again;
    }

    private List<BulkResponseItem> send(List<DocumentChange> bulk) {
        var request = BulkRequest.of(all -> all.index(index.name())
                .operations(bulk.stream().map(BulkWriter::operation).toList()));
        try {
            return index.client().bulk(request).items();
        } catch (IOException | ElasticsearchException e) {
            throw MessageIndex.away(e);
        }
    }

    private static BulkOperation operation(DocumentChange change) {
        return BulkOperation.of(bulk -> change.document().isPresent()
                ? bulk.index(index -> index.id(change.id())
                        .routing(change.conversationId())
                        .versionType(VersionType.ExternalGte)
                        .version(change.version())
                        .document(change.document().orElseThrow()))
                : bulk.delete(delete -> delete.id(change.id())
                        .routing(change.conversationId())
                        .versionType(VersionType.ExternalGte)
                        .version(change.version())));
    }

    private static void await(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TargetAwayException("interrupted before Elasticsearch had taken the documents", e);
        }
    }
}
