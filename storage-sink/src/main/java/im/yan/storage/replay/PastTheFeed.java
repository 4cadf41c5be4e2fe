// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import im.yan.storage.cdc.ConversationRows;
import im.yan.storage.cdc.FeedPlan;
import im.yan.storage.mysql.MysqlSettings;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;

/** What MySQL holds of single conversations to a store, past the store's feed and beside it. */
final class PastTheFeed {
    private final StoreName store;
    private final FeedPlan plan;
    private final MysqlSettings mysql;
    private final Retrying retrying;
    private final Progress progress;
    private long rows;

    PastTheFeed(StoreName store, FeedPlan plan, MysqlSettings mysql, Retrying retrying, Progress progress) {
        this.store = store;
        this.plan = plan;
        this.mysql = mysql;
        this.retrying = retrying;
        this.progress = progress;
    }

    StoreName store() {
        return store;
    }

    /**
     * Returns once the store has all of it.
     *
     * @param fromSeqs by conversation, the first event concerned
     */
    Figures carry(Map<String, Long> fromSeqs) {
        var stage = progress.begin(store.text());
        var before = rows;
        var rest = new ArrayDeque<>(fromSeqs.entrySet());
        retrying.untilDone(() -> carry(rest, fromSeqs.size(), stage));
        return new Figures(rows - before, stage.elapsed());
    }

    // What was opened before the store began another life is refused: each try opens it anew.
    private void carry(Queue<Map.Entry<String, Long>> rest, int all, Progress.Stage stage) {
        try (var found = ConversationRows.open(plan, mysql)) {
            for (var next = rest.peek(); next != null; next = rest.peek()) {
                rows += found.carry(next.getKey(), firstEvent(next.getValue()));
                rest.remove();
                stage.at(all - rest.size(), all, rows);
            }
        }
    }

    /** The cache holds a conversation's newest events without a gap, so it gets all of them together. */
    private long firstEvent(long fromSeq) {
        return store == StoreName.REDIS ? 1 : fromSeq;
    }
}
