// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.UntypedRangeQuery;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.json.JsonData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A search as Elasticsearch is asked for it: within the windows and nowhere else, the newest first.
 *
 * @param windows at least one
 */
record IndexSearch(SearchQuery query, List<Window> windows, Optional<SearchCursor> after, int limit) {
    /**
     * Different beginnings of windows; beyond it those that were quiet longest are not searched. Each costs two clauses, and an
     * Elasticsearch may be set to no more than 1,024.
     */
    static final int BEGINNINGS_MAX = 500;

    /** Words that the last one may be the beginning of. */
    private static final int EXPANSIONS_MAX = 200;

    /** @param timeout Elasticsearch gives up after it */
    SearchRequest request(String index, Markers markers, String timeout) {
        return SearchRequest.of(search -> {
            search.index(index)
                    .query(all())
                    .size(limit)
                    .sort(by -> by.field(field -> field.field("timeMillis").order(SortOrder.Desc)))
                    // Of the same millisecond, so that a page may end between them.
                    .sort(by -> by.field(field -> field.field("conversationId").order(SortOrder.Desc)))
                    .sort(by -> by.field(field -> field.field("seq").order(SortOrder.Desc)))
                    .trackTotalHits(total -> total.enabled(false))
                    .allowPartialSearchResults(false)
                    .timeout(timeout)
                    .highlight(highlight -> highlight
                            .fields("text", field -> field)
                            .numberOfFragments(0)
                            .preTags(markers.open())
                            .postTags(markers.close()));
            after.ifPresent(cursor -> search.searchAfter(
                    FieldValue.of(cursor.timeMillis()),
                    FieldValue.of(cursor.conversationId()),
                    FieldValue.of(cursor.seq())));
            if (windows.size() == 1) {
                search.routing(windows.getFirst().conversationId());
            }
            return search;
        });
    }

    private Query all() {
        var filters = new ArrayList<Query>();
        filters.add(phrase());
        filters.add(within());
        filters.add(term("recalled", FieldValue.of(false)));
        query.senderId().ifPresent(sender -> filters.add(term("senderId", FieldValue.of(sender))));
        query.kind().ifPresent(kind -> filters.add(term("kind", FieldValue.of(kind.name()))));
        if (query.fromMillis().isPresent() || query.toMillis().isPresent()) {
            filters.add(range(new UntypedRangeQuery.Builder()
                    .field("timeMillis")
                    .gte(query.fromMillis().map(JsonData::of).orElse(null))
                    .lt(query.toMillis().map(JsonData::of).orElse(null))));
        }
        return Query.of(all -> all.bool(bool -> bool.filter(filters)));
    }

    private Query phrase() {
        return query.mayGoOn()
                ? Query.of(phrase -> phrase.matchPhrasePrefix(
                        match -> match.field("text").query(query.text()).maxExpansions(EXPANSIONS_MAX)))
                : Query.of(phrase ->
                        phrase.matchPhrase(match -> match.field("text").query(query.text())));
    }

    private Query within() {
        Map<Long, List<FieldValue>> byBeginning = new LinkedHashMap<>();
        for (var window : windows) {
            var beginning = window.isWhole() ? 1 : window.visibleFromSeq();
            if (byBeginning.containsKey(beginning) || byBeginning.size() < BEGINNINGS_MAX) {
                byBeginning
                        .computeIfAbsent(beginning, first -> new ArrayList<>())
                        .add(FieldValue.of(window.conversationId()));
            }
        }
        var clauses = byBeginning.entrySet().stream()
                .map(entry -> window(entry.getKey(), entry.getValue()))
                .toList();
        return Query.of(any -> any.bool(bool -> bool.should(clauses).minimumShouldMatch("1")));
    }

    private static Query window(long beginning, List<FieldValue> conversations) {
        var in =
                Query.of(any -> any.terms(terms -> terms.field("conversationId").terms(is -> is.value(conversations))));
        if (beginning == 1) {
            return in;
        }
        var from = range(new UntypedRangeQuery.Builder().field("seq").gte(JsonData.of(beginning)));
        return Query.of(both -> both.bool(bool -> bool.filter(in, from)));
    }

    private static Query term(String field, FieldValue value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    private static Query range(UntypedRangeQuery.Builder bounds) {
        return Query.of(query -> query.range(range -> range.untyped(bounds.build())));
    }
}
