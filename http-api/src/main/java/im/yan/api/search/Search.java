// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import im.yan.api.account.Caller;
import im.yan.api.search.SearchPage.SearchHit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds what the caller may see and nothing else: the index is asked for her windows only, and of what it finds MySQL has the
 * last word, because the index lags and a mistake there must tell nobody anything.
 */
@Component
final class Search {
    private final MessageIndex index;
    private final Windows windows;

    Search(MessageIndex index, Windows windows) {
        this.index = index;
        this.windows = windows;
    }

    SearchPage everywhere(Caller caller, SearchQuery query, Optional<SearchCursor> after, int limit) {
        return page(caller, query, windows.of(caller), after, limit);
    }

    SearchPage within(Caller caller, SearchQuery query, Window window, Optional<SearchCursor> after, int limit) {
        return page(caller, query, List.of(window), after, limit);
    }

    private SearchPage page(
            Caller caller, SearchQuery query, List<Window> within, Optional<SearchCursor> after, int limit) {
        if (within.isEmpty()) {
            return SearchPage.EMPTY;
        }
        // One more than asked for, to know whether there is a next page.
        var found = index.find(new IndexSearch(query, within, after, limit + 1));
        var hits = found.subList(0, Math.min(limit, found.size()));
        var readable =
                windows.readable(caller, hits.stream().map(SearchHit::place).toList());
        return new SearchPage(
                hits.stream().filter(hit -> readable.contains(hit.place())).toList(),
                found.size() > limit ? hits.getLast().cursor().text() : null);
    }
}
