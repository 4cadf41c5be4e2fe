// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import static java.util.stream.Collectors.groupingBy;

import im.yan.storage.mysql.EventKey;
import im.yan.storage.mysql.MysqlAwayException;
import im.yan.storage.mysql.Span;
import im.yan.storage.mysql.StoredRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The log against MySQL's rows, and both against Elasticsearch's documents, event by event. */
final class EventCheck implements Check<SettledEvent> {
    private final Stores stores;

    EventCheck(Stores stores) {
        this.stores = stores;
    }

    @Override
    public List<Finding<SettledEvent>> of(List<SettledEvent> events, Sums sums) throws AwayException {
        var rows = rows(events);
        var findings = new ArrayList<>(RowComparison.of(events, rows, sums));
        if (stores.index().isPresent()) {
            findings.addAll(DocumentComparison.of(events, rows, stores.index().get(), sums));
        }
        return findings;
    }

    /** Those of the events, and those that these name. */
    private Map<EventKey, StoredRow> rows(List<SettledEvent> events) throws AwayException {
        try {
            var rows = new HashMap<>(stores.mysql().events(spans(events)));
            var named = Stream.concat(
                            events.stream().flatMap(RowComparison::target),
                            List.copyOf(rows.values()).stream().flatMap(RowComparison::named))
                    .filter(key -> !rows.containsKey(key))
                    .distinct()
                    .map(Span::of)
                    .toList();
            rows.putAll(stores.mysql().events(named));
            return rows;
        } catch (MysqlAwayException e) {
            throw AwayException.of(Store.MYSQL, e);
        }
    }

    /** As few as can be; together they hold the events and nothing else. */
    private static List<Span> spans(List<SettledEvent> events) {
        var spans = new ArrayList<Span>();
        events.stream()
                .map(SettledEvent::key)
                .collect(groupingBy(EventKey::conversationId))
                .forEach((conversationId, keys) -> {
                    var numbers = keys.stream()
                            .mapToLong(EventKey::seq)
                            .sorted()
                            .distinct()
                            .toArray();
                    var from = 0;
                    for (var i = 1; i <= numbers.length; i++) {
                        if (i == numbers.length || numbers[i] != numbers[i - 1] + 1) {
                            spans.add(new Span(conversationId, numbers[from], numbers[i - 1]));
                            from = i;
                        }
                    }
                });
        return spans;
    }
}
