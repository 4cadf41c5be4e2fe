// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import java.util.List;
import java.util.Map;

/**
 * One feed: which changes it carries, and to whom.
 *
 * @param columns the tables the target wants to hear of, and of each the columns it needs, the primary key among them
 * @param snapshots by table: the query for the rows to begin with, where not all of them are wanted
 */
public record FeedPlan(
        FeedName name, Map<String, List<String>> columns, Map<String, String> snapshots, FeedTarget.Opener target) {

    public FeedPlan {
        columns = Map.copyOf(columns);
        snapshots = Map.copyOf(snapshots);
    }

    /** Whether the target wants to know how far it is. */
    boolean beats() {
        return columns.containsKey(FeedBeat.TABLE);
    }
}
