// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.search;

import static java.util.stream.Collectors.toMap;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.UntypedRangeQuery;
import co.elastic.clients.elasticsearch.core.MgetRequest;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.mget.MultiGetOperation;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.storage.cdc.FeedTarget.TargetAwayException;
import im.yan.storage.mysql.EventKey;
import im.yan.storage.mysql.Span;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What the index holds, as the audit asks it; it changes nothing. Safe from any thread. */
public final class IndexView implements AutoCloseable {
    private static final String CONVERSATION_ID = "conversationId";
    private static final String SEQ = "seq";
    /** Of one question: as many clauses as any Elasticsearch takes. */
    private static final int SPANS_MAX = 200;
    /** Numbers of a conversation that are looked at together for strays. */
    private static final int WINDOW = 500;

    private static final Type SOURCE = Map.class;

    private final MessageIndex index;

    private IndexView(MessageIndex index) {
        this.index = index;
    }

    /** Whether or not Elasticsearch answers yet. */
    public static IndexView open(SearchSettings settings) {
        return new IndexView(MessageIndex.asItIs(settings));
    }

    /**
     * What a message's document says.
     *
     * @param edit its last one, if there is one
     */
    public static Map<String, Object> expected(
            ConversationEvent posted, long recalledSeq, long editedSeq, Optional<ConversationEvent> edit) {
        if (recalledSeq > 0) {
            return MessageDocument.asPosted(posted).recalled(editedSeq).source();
        }
        return edit.map(last -> MessageDocument.asEdited(posted, last))
                .orElseGet(() -> MessageDocument.asPosted(posted))
                .source();
    }

    /** Documents where they belong, those there are, as of now. */
    public Map<EventKey, Map<String, Object>> find(List<EventKey> keys) {
        var found = new HashMap<EventKey, Map<String, Object>>();
        if (keys.isEmpty()) {
            return found;
        }
        var items = get(keys).docs();
        for (var i = 0; i < keys.size(); i++) {
            var item = items.get(i);
            if (item.isFailure()) {
                throw new TargetAwayException(
                        "the index does not answer: " + item.failure().error().type());
            }
            var source = item.result().source();
            if (item.result().found() && source != null) {
                found.put(keys.get(i), normal(source));
            }
        }
        return found;
    }

    private MgetResponse<Map<?, ?>> get(List<EventKey> keys) {
        var request = MgetRequest.of(all -> all.index(index.name())
                .docs(keys.stream()
                        .map(key -> MultiGetOperation.of(one -> one.id(id(key)).routing(key.conversationId())))
                        .toList()));
        try {
            return index.client().mget(request, SOURCE);
        } catch (IOException | ElasticsearchException e) {
            throw MessageIndex.away(e);
        }
    }

    /** Whole numbers as long, and what is null is not there. */
    private static Map<String, Object> normal(Map<?, ?> source) {
        return source.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .collect(toMap(field -> field.getKey().toString(), field -> normal(field.getValue())));
    }

    private static Object normal(Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case List<?> list -> list.stream().map(IndexView::normal).toList();
            default -> value;
        };
    }

    /** How many documents of each conversation have a number within its span, wherever they are; none is not named. */
    public Map<String, Long> count(List<Span> spans) {
        return count(spans, IndexView::within);
    }

    /** How many have another number, or none. */
    public Map<String, Long> countOutside(List<Span> spans) {
        return count(spans, IndexView::beyond);
    }

    private Map<String, Long> count(List<Span> spans, Function<Span, Query> which) {
        var counts = new HashMap<String, Long>();
        for (var from = 0; from < spans.size(); from += SPANS_MAX) {
            var part = spans.subList(from, Math.min(from + SPANS_MAX, spans.size()));
            var answer = search(SearchRequest.of(all -> all.index(index.name())
                    .size(0)
                    .query(any(part.stream().map(which).toList()))
                    .aggregations(
                            CONVERSATION_ID,
                            by -> by.terms(terms -> terms.field(CONVERSATION_ID).size(part.size())))));
            Objects.requireNonNull(answer.aggregations().get(CONVERSATION_ID))
                    .sterms()
                    .buckets()
                    .array()
                    .forEach(bucket -> counts.put(bucket.key().stringValue(), bucket.docCount()));
        }
        return counts;
    }

    /** Numbers of a conversation's documents outside of a span: so many at most. */
    public List<Long> outside(Span span, int limit) {
        return hits(beyond(span), limit).stream().map(IndexView::seq).toList();
    }

    /** Numbers of documents within a span that are not where that number's document belongs: so many at most. */
    public List<Long> strays(Span span, int limit) {
        var strays = new ArrayList<Long>();
        for (var from = span.from(); from <= span.to() && strays.size() < limit; from += WINDOW) {
            var window = new Span(span.conversationId(), from, Math.min(from + WINDOW - 1, span.to()));
            hits(within(window), WINDOW + limit).stream()
                    .filter(hit -> !isWhereItBelongs(hit, span.conversationId()))
                    .map(IndexView::seq)
                    .forEach(strays::add);
        }
        return strays.subList(0, Math.min(limit, strays.size()));
    }

    private static boolean isWhereItBelongs(Hit<Map<?, ?>> hit, String conversationId) {
        return id(new EventKey(conversationId, seq(hit))).equals(hit.id()) && conversationId.equals(hit.routing());
    }

    private static long seq(Hit<Map<?, ?>> hit) {
        var source = hit.source();
        return source != null && source.get(SEQ) instanceof Number seq ? seq.longValue() : 0;
    }

    private List<Hit<Map<?, ?>>> hits(Query query, int limit) {
        return search(SearchRequest.of(
                        all -> all.index(index.name()).size(limit).query(query)))
                .hits()
                .hits();
    }

    private SearchResponse<Map<?, ?>> search(SearchRequest request) {
        try {
            return index.client().search(request, SOURCE);
        } catch (IOException | ElasticsearchException e) {
            throw MessageIndex.away(e);
        }
    }

    private static Query any(Collection<Query> queries) {
        return Query.of(
                query -> query.bool(bool -> bool.should(List.copyOf(queries)).minimumShouldMatch("1")));
    }

    private static Query within(Span span) {
        return Query.of(query -> query.bool(bool -> bool.filter(conversation(span), numbers(span))));
    }

    private static Query beyond(Span span) {
        return Query.of(
                query -> query.bool(bool -> bool.filter(conversation(span)).mustNot(numbers(span))));
    }

    private static Query conversation(Span span) {
        return Query.of(
                query -> query.term(term -> term.field(CONVERSATION_ID).value(FieldValue.of(span.conversationId()))));
    }

    private static Query numbers(Span span) {
        var bounds = new UntypedRangeQuery.Builder()
                .field(SEQ)
                .gte(JsonData.of(span.from()))
                .lte(JsonData.of(span.to()))
                .build();
        return Query.of(query -> query.range(range -> range.untyped(bounds)));
    }

    private static String id(EventKey key) {
        return key.conversationId() + "/" + key.seq();
    }

    @Override
    public void close() {
        index.close();
    }
}
