// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.schemas.v1.MemberPosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** By how many members the newest own message of a group has been read. Thread-safe. */
final class ReadBy {
    private final Map<Long, Long> readSeqs = new HashMap<>();
    private long newest;
    private String text = "";
    private long others;
    private long told;

    /** @param members of the group, this user included */
    synchronized void sent(long seq, String body, long members) {
        if (seq > newest) {
            newest = seq;
            text = body;
            others = Math.max(0, members - 1);
            told = 0;
        }
    }

    /** Empty where nobody more has read it. Positions come for small groups only, which bounds the map. */
    synchronized Optional<String> moved(List<MemberPosition> positions) {
        positions.forEach(position -> readSeqs.merge(position.getUserId(), position.getReadSeq(), Math::max));
        var readers = readSeqs.values().stream()
                .filter(seq -> newest > 0 && seq >= newest)
                .count();
        if (readers <= told) {
            return Optional.empty();
        }
        told = readers;
        return Optional.of("read by %d of %d  %s".formatted(readers, Math.max(others, readers), Lines.excerpt(text)));
    }
}
