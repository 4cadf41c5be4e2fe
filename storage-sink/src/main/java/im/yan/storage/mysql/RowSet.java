// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Rows of one table: each key once, in the order of the primary key. */
final class RowSet<R> {
    private final SortedMap<R, R> rows;
    private final BinaryOperator<R> merge;

    /** @param merge what two rows of one key become */
    RowSet(Comparator<R> byKey, BinaryOperator<R> merge) {
        this.rows = new TreeMap<>(byKey);
        this.merge = merge;
    }

    void add(R row) {
        rows.merge(row, row, merge);
    }

    List<R> inOrder() {
        return List.copyOf(rows.values());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }
}
