// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import im.yan.storage.audit.Check.Finding;
import im.yan.storage.cdc.FeedTarget.TargetAwayException;
import im.yan.storage.mysql.EventKey;
import im.yan.storage.mysql.StoredRow;
import im.yan.storage.search.IndexView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Events of the log, and what MySQL says has become of them, against Elasticsearch's documents. */
final class DocumentComparison {

    private DocumentComparison() {}

    static List<Finding<SettledEvent>> of(
            List<SettledEvent> events, Map<EventKey, StoredRow> rows, IndexView index, Sums sums) throws AwayException {
        var documents = find(events, index);
        var findings = new ArrayList<Finding<SettledEvent>>();
        for (var event : events) {
            var found = documents.get(event.key());
            if (event.isMessage()) {
                sums.compared(Store.ELASTICSEARCH);
            }
            if (found != null) {
                sums.found(Store.ELASTICSEARCH, event.key(), new TreeMap<>(found));
            }
            reason(event, rows, found)
                    .ifPresent(reason -> findings.add(new Finding<>(
                            event,
                            new Difference(
                                    Store.ELASTICSEARCH,
                                    event.key().conversationId(),
                                    event.key().seq(),
                                    reason))));
        }
        return findings;
    }

    private static Map<EventKey, Map<String, Object>> find(List<SettledEvent> events, IndexView index)
            throws AwayException {
        try {
            return index.find(events.stream().map(SettledEvent::key).distinct().toList());
        } catch (TargetAwayException e) {
            throw AwayException.of(Store.ELASTICSEARCH, e);
        }
    }

    private static Optional<String> reason(
            SettledEvent event, Map<EventKey, StoredRow> rows, @Nullable Map<String, Object> found) {
        if (!event.isMessage()) {
            return found == null ? Optional.empty() : Optional.of("there is a document of what is no message");
        }
        return found == null
                ? Optional.of("there is no document")
                : wrongField(expected(event, rows), found).map(field -> "field " + field + " is wrong");
    }

    private static Map<String, Object> expected(SettledEvent event, Map<EventKey, StoredRow> rows) {
        var row = rows.get(event.key());
        if (row == null) {
            return IndexView.expected(event.event(), 0, 0, Optional.empty());
        }
        var edit = RowComparison.event(rows.get(new EventKey(event.key().conversationId(), row.editedSeq())));
        return IndexView.expected(event.event(), row.recalledSeq(), row.editedSeq(), edit);
    }

    private static Optional<String> wrongField(Map<String, Object> expected, Map<String, Object> found) {
        var fields = new TreeSet<>(expected.keySet());
        fields.addAll(found.keySet());
        return fields.stream()
                .filter(field -> !Objects.equals(expected.get(field), found.get(field)))
                .findFirst();
    }
}
