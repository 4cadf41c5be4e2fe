// SPDX-License-Identifier: Apache-2.0
package im.yan.api.mysql;

import im.yan.schemas.EventShard;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which of the tables of messages one query may name together: all of them on one server; each by itself, and no other table with
 * it, where they may lie on several.
 */
public record MessageTables(boolean onOneServer) {

    /**
     * What is asked for, in one part for each query.
     *
     * @param conversationId whose table is asked
     */
    public <T> Collection<List<T>> perQuery(Collection<T> all, Function<T, String> conversationId) {
        if (all.isEmpty()) {
            return List.of();
        }
        return onOneServer
                ? List.of(List.copyOf(all))
                : all.stream()
                        .collect(Collectors.groupingBy(
                                one -> EventShard.tableOf(conversationId.apply(one)),
                                TreeMap::new,
                                Collectors.toList()))
                        .values();
    }
}
