// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.SimpleJsonpMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IndexSearchTest {
    private static final SearchQuery QUERY =
            new SearchQuery("爬山", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @Test
    void conversationsWithTheSameBeginningAreOneClause() {
        var clauses = clauses(
                List.of(new Window("g:1", 1), new Window("g:2", 7), new Window("g:3", 0), new Window("g:4", 7)));

        assertThat(clauses).hasSize(2);
        assertThat(clauses.get(0).at("/terms/conversationId").valueStream().map(JsonNode::stringValue))
                .containsExactly("g:1", "g:3");
        assertThat(clauses.get(1)
                        .at("/bool/filter/0/terms/conversationId")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .containsExactly("g:2", "g:4");
        assertThat(clauses.get(1).at("/bool/filter/1/range/seq/gte").longValue())
                .isEqualTo(7);
    }

    @Test
    void moreBeginningsThanElasticsearchTakesAreLeftOutTheQuietestFirst() {
        var windows = LongStream.rangeClosed(1, Windows.WINDOWS_MAX)
                .mapToObj(i -> new Window("g:" + i, 1 + i))
                .toList();

        var clauses = clauses(windows);

        assertThat(clauses).hasSize(IndexSearch.BEGINNINGS_MAX);
        assertThat(clauses.get(0).at("/bool/filter/0/terms/conversationId/0").stringValue())
                .isEqualTo("g:1");
    }

    @Test
    void aSearchOfOneConversationGoesToItsShard() {
        var one = new IndexSearch(QUERY, List.of(new Window("g:1", 1)), Optional.empty(), 5);
        var two = new IndexSearch(QUERY, List.of(new Window("g:1", 1), new Window("g:2", 1)), Optional.empty(), 5);

        assertThat(one.request("index", Markers.random(), "1s").routing()).isEqualTo("g:1");
        assertThat(two.request("index", Markers.random(), "1s").routing()).isNull();
    }

    private static JsonNode clauses(List<Window> windows) {
        var search = new IndexSearch(QUERY, windows, Optional.empty(), 5);
        var request = search.request("index", Markers.random(), "1s");
        return new JsonMapper()
                .readTree(JsonpUtils.toJsonString(request, new SimpleJsonpMapper()))
                .at("/query/bool/filter/1/bool/should");
    }
}
