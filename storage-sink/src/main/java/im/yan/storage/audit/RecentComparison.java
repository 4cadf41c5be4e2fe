// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import im.yan.storage.audit.Check.Finding;
import im.yan.storage.mysql.EventKey;
import im.yan.storage.mysql.MysqlAwayException;
import im.yan.storage.mysql.Span;
import im.yan.storage.mysql.StoredRow;
import im.yan.storage.mysql.StoredRows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The newest events of a conversation as Redis holds them: from its floor on each as MySQL has it, and none is missing. */
final class RecentComparison {
    private static final String FLOOR = "floor";
    /** So many rows more than Redis holds are read: they are missing there, and enough to say so. */
    private static final int MISSING_MAX = 1_000;

    private final StoredRows mysql;
    private final Sums sums;

    RecentComparison(StoredRows mysql, Sums sums) {
        this.mysql = mysql;
        this.sums = sums;
    }

    List<Finding<CachedKey>> of(CachedKey key, Map<String, ByteString> hash) throws MysqlAwayException {
        var floor = number(hash.getOrDefault(FLOOR, ByteString.EMPTY).toString(UTF_8));
        if (floor.isEmpty()) {
            return List.of(differs(key, 0, "recent events: field floor is wrong"));
        }
        var held = new TreeMap<Long, ByteString>();
        hash.forEach((field, value) -> number(field).ifPresent(seq -> held.put(seq, value)));
        return new ArrayList<>(compare(key, floor.get(), held));
    }

    private List<Finding<CachedKey>> compare(CachedKey key, long floor, SortedMap<Long, ByteString> held)
            throws MysqlAwayException {
        var id = key.conversationId();
        var rows = mysql.events(List.of(new Span(id, floor, to(floor, held))));
        var findings = new ArrayList<Finding<CachedKey>>();
        held.forEach((seq, value) -> {
            sums.compared(Store.REDIS);
            sums.found(Store.REDIS, key.text(), seq, value);
            wrong(seq < floor, value, rows.get(new EventKey(id, seq)))
                    .ifPresent(reason -> findings.add(differs(key, seq, reason)));
        });
        rows.keySet().stream()
                .filter(row -> !held.containsKey(row.seq()))
                .forEach(row -> findings.add(differs(key, row.seq(), "there is a hole")));
        return findings;
    }

    /** Whatever the numbers are that somebody has written there, not more is read than this. */
    private static long to(long floor, SortedMap<Long, ByteString> held) {
        return floor + held.size() + MISSING_MAX;
    }

    private static Optional<String> wrong(boolean below, ByteString value, @Nullable StoredRow row) {
        if (below) {
            return Optional.of("there is an entry below the floor");
        } else if (row == null) {
            return Optional.of("there is an entry of which MySQL has no row");
        }
        return value.equals(expected(row)) ? Optional.empty() : Optional.of("the entry is wrong");
    }

    private static ByteString expected(StoredRow row) {
        var amended = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(row.recalledSeq())
                .putLong(row.editedSeq())
                .flip();
        return ByteString.copyFrom(amended).concat(row.event());
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Finding<CachedKey> differs(CachedKey key, long seq, String reason) {
        return new Finding<>(key, new Difference(Store.REDIS, key.conversationId(), seq, reason));
    }
}
