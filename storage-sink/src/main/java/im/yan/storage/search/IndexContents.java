// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.search.Hit;
import im.yan.storage.cdc.Fingerprint;
import im.yan.storage.cdc.TargetContents;
import java.io.IOException;
import java.util.List;

/** Every document of the index. */
public final class IndexContents implements TargetContents {
    private static final int PAGE = 1_000;

    private final MessageIndex index;

    private IndexContents(MessageIndex index) {
        this.index = index;
    }

    /** Makes the index if there is none; throws a TargetAwayException while Elasticsearch does not answer. */
    public static IndexContents open(SearchSettings settings) {
        return new IndexContents(MessageIndex.open(settings));
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (IOException | ElasticsearchException e) {
            throw MessageIndex.away(e);
        }
    }

    @Override
    public void empty() {
        asked(() -> index.client()
                .indices()
                .delete(delete -> delete.index(index.name()).ignoreUnavailable(true)));
    }

    /** None while there is no index. */
    @Override
    public long size() {
        refresh();
        return asked(() -> index.client()
                .count(count -> count.index(index.name()).ignoreUnavailable(true))
                .count());
    }

    // What was written within the last second could not be seen otherwise.
    private void refresh() {
        asked(() -> index.client()
                .indices()
                .refresh(refresh -> refresh.index(index.name()).ignoreUnavailable(true)));
    }

    /** In the order of conversations and their messages. */
    @Override
    public String checksum() {
        refresh();
        var sum = new Fingerprint();
        var page = page(List.of());
        while (!page.isEmpty()) {
            page.forEach(document -> sum.add(line(document).getBytes(UTF_8)));
            page = page(page.getLast().sort());
        }
        return sum.text();
    }

    private static String line(Hit<MessageDocument> hit) {
        return "%s/%d/%s".formatted(hit.id(), hit.version(), hit.source());
    }

    private List<Hit<MessageDocument>> page(List<FieldValue> after) {
        return asked(() -> index.client()
                .search(
                        search -> {
                            search.index(index.name())
                                    .ignoreUnavailable(true)
                                    .size(PAGE)
                                    .version(true)
                                    .trackTotalHits(total -> total.enabled(false))
                                    .sort(sort -> sort.field(
                                            by -> by.field("conversationId").order(SortOrder.Asc)))
                                    .sort(sort ->
                                            sort.field(by -> by.field("seq").order(SortOrder.Asc)));
                            return after.isEmpty() ? search : search.searchAfter(after);
                        },
                        MessageDocument.class)
                .hits()
                .hits());
    }

    @Override
    public void close() {
        index.close();
    }
}
