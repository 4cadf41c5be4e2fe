// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import im.yan.storage.mysql.MysqlAwayException;
import im.yan.storage.mysql.StoredRows.StoredHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conversations as a whole: how far each has come, and that no store has anything of which the log knows nothing. */
final class EndCheck implements Check<ConversationEnd> {
    /** How many rows of one conversation are named at once. */
    private static final int NAMED_MAX = 100;

    private final Stores stores;
    private final Optional<DocumentCounts> documents;
    private final String bootstrapServers;

    EndCheck(Stores stores, String bootstrapServers) {
        this.stores = stores;
        this.documents = stores.index().map(DocumentCounts::new);
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public List<Finding<ConversationEnd>> of(List<ConversationEnd> ends, Sums sums) throws AwayException {
        try {
            var heads = stores.mysql()
                    .heads(ends.stream().map(ConversationEnd::conversationId).toList());
            var findings = new ArrayList<Finding<ConversationEnd>>();
            for (var end : ends) {
                head(end, heads.get(end.conversationId()))
                        .ifPresent(reason -> findings.add(row(end, end.last(), reason)));
            }
            if (documents.isPresent()) {
                findings.addAll(documents.get().within(ends));
            }
            findings.addAll(outside(ends, heads));
            return findings;
        } catch (MysqlAwayException e) {
            throw AwayException.of(Store.MYSQL, e);
        }
    }

    private static Optional<String> head(ConversationEnd end, @Nullable StoredHead head) {
        if (head == null) {
            return Optional.of("there is no row in conversation");
        } else if (head.seq() < end.last()) {
            return Optional.of("column head_seq is behind");
        } else if (head.seq() > end.last()) {
            return Optional.empty();
        } else if (head.messageNo() != end.messageNo()) {
            return Optional.of("column head_message_no is wrong");
        }
        var isLate = head.timeMillis() > end.timeMillis() && end.isWhole();
        return head.timeMillis() < end.timeMillis() || isLate
                ? Optional.of("column last_time_millis is wrong")
                : Optional.empty();
    }

    /** First what the stores have, then how far the log has come: nothing is in a store before it is in the log. */
    private List<Finding<ConversationEnd>> outside(List<ConversationEnd> ends, Map<String, StoredHead> heads)
            throws MysqlAwayException, AwayException {
        var rows = rowsOutside(ends);
        var withDocuments = documents.isPresent() ? documents.get().outside(ends) : Set.<String>of();
        var suspicious = ends.stream()
                .filter(end -> end.tail().isPresent())
                .filter(end -> rows.containsKey(end.conversationId())
                        || withDocuments.contains(end.conversationId())
                        || isAhead(heads.get(end.conversationId()), end.last()))
                .toList();
        var last = last(suspicious);
        var findings = new ArrayList<Finding<ConversationEnd>>();
        for (var end : suspicious) {
            var id = end.conversationId();
            var logs = Math.max(end.last(), last.getOrDefault(id, 0L));
            findings.addAll(beyond(end, logs, heads.get(id), rows.getOrDefault(id, List.of())));
            if (withDocuments.contains(id)) {
                findings.addAll(documents.orElseThrow().beyond(end, logs));
            }
        }
        return findings;
    }

    private static boolean isAhead(@Nullable StoredHead head, long last) {
        return head != null && head.seq() > last;
    }

    private Map<String, List<Long>> rowsOutside(List<ConversationEnd> ends) throws MysqlAwayException {
        var outermost = stores.mysql()
                .outermost(ends.stream().map(ConversationEnd::conversationId).toList());
        var rows = new HashMap<String, List<Long>>();
        for (var end : ends) {
            var known = end.known(end.last());
            var found = outermost.get(end.conversationId());
            if (found != null && (found.from() < known.from() || found.to() > known.to())) {
                rows.put(end.conversationId(), stores.mysql().outside(known, NAMED_MAX));
            }
        }
        return rows;
    }

    /** How far these have come in the log by now, those that have come further. */
    private Map<String, Long> last(List<ConversationEnd> suspicious) {
        var last = new HashMap<String, Long>();
        suspicious.stream()
                .collect(groupingBy(end -> end.tail().orElseThrow(), mapping(ConversationEnd::conversationId, toSet())))
                .forEach((tail, ids) -> last.putAll(tail.last(bootstrapServers, ids)));
        return last;
    }

    private static List<Finding<ConversationEnd>> beyond(
            ConversationEnd end, long logs, @Nullable StoredHead head, List<Long> rows) {
        var findings = new ArrayList<Finding<ConversationEnd>>();
        if (head != null && isAhead(head, logs)) {
            findings.add(row(end, head.seq(), "column head_seq is beyond the log's end"));
        }
        rows.stream()
                .filter(seq -> seq < 1 || seq > logs)
                .forEach(seq -> findings.add(row(end, seq, "there is a row of no event")));
        return findings;
    }

    private static Finding<ConversationEnd> row(ConversationEnd end, long seq, String reason) {
        return new Finding<>(end, new Difference(Store.MYSQL, end.conversationId(), seq, reason));
    }
}
