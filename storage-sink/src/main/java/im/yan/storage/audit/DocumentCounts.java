// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import im.yan.storage.audit.Check.Finding;
import im.yan.storage.cdc.FeedTarget.TargetAwayException;
import im.yan.storage.mysql.Span;
import im.yan.storage.search.IndexView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** That the index has no more documents of a conversation than the log has messages. */
final class DocumentCounts {
    /** How many documents of one conversation are named at once. */
    private static final int NAMED_MAX = 100;

    private final IndexView index;

    DocumentCounts(IndexView index) {
        this.index = index;
    }

    /**
     * Of what was read of the log. Where each message's document belongs it has been looked for before: too few are none of this,
     * and of too many those are named that are elsewhere.
     */
    List<Finding<ConversationEnd>> within(List<ConversationEnd> ends) throws AwayException {
        var spans = ends.stream().map(ConversationEnd::span).toList();
        var counts = answered(() -> index.count(spans));
        var findings = new ArrayList<Finding<ConversationEnd>>();
        for (var end : ends) {
            if (counts.getOrDefault(end.conversationId(), 0L) > end.messages()) {
                answered(() -> index.strays(end.span(), NAMED_MAX))
                        .forEach(seq ->
                                findings.add(document(end, seq, "there is a document that does not belong there")));
            }
        }
        return findings;
    }

    /** Conversations that have others too. */
    Set<String> outside(List<ConversationEnd> ends) throws AwayException {
        var known = ends.stream().map(end -> end.known(end.last())).toList();
        return answered(() -> index.countOutside(known)).keySet();
    }

    /** @param logs the last number the log has by now */
    List<Finding<ConversationEnd>> beyond(ConversationEnd end, long logs) throws AwayException {
        Span known = end.known(logs);
        return answered(() -> index.outside(known, NAMED_MAX)).stream()
                .map(seq -> document(end, seq, "there is a document of no event"))
                .toList();
    }

    private static <T> T answered(Supplier<T> question) throws AwayException {
        try {
            return question.get();
        } catch (TargetAwayException e) {
            throw AwayException.of(Store.ELASTICSEARCH, e);
        }
    }

    private static Finding<ConversationEnd> document(ConversationEnd end, long seq, String reason) {
        return new Finding<>(end, new Difference(Store.ELASTICSEARCH, end.conversationId(), seq, reason));
    }
}
