// SPDX-License-Identifier: Apache-2.0
package im.yan.push.group;

import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.MemberPosition;
import im.yan.schemas.v1.MemberPositions;
import im.yan.schemas.v1.ReadPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far members have come, collected for a moment, so that a busy group costs each member one frame a second. In at most
 * {@link #CONVERSATIONS_MAX} conversations: beyond it the one that waits longest is told early. How many members one has is
 * the caller's to bound. Used by one thread.
 */
public final class MovedPositions {
    static final Duration COLLECTED_FOR = Duration.ofSeconds(1);

    static final int CONVERSATIONS_MAX = 10_000;

    private record Collected(long sinceMillis, Map<Long, MemberPosition> byUser) {}

    private final int conversationsMax;
    private final Map<String, Collected> byConversation = new LinkedHashMap<>();

    public MovedPositions() {
        this(CONVERSATIONS_MAX);
    }

    MovedPositions(int conversationsMax) {
        this.conversationsMax = conversationsMax;
    }

    /** @return what has to be told at once to make room */
    public Optional<MemberPositions> read(ReadPosition read, long now) {
        return collect(
                read.getConversationId(),
                MemberPosition.newBuilder()
                        .setUserId(read.getUserId())
                        .setReadSeq(read.getSeq())
                        .setReadNo(read.getMessageNo())
                        .build(),
                now);
    }

    /** @return what has to be told at once to make room */
    public Optional<MemberPositions> delivered(DeliveredPosition delivered, long now) {
        return collect(
                delivered.getConversationId(),
                MemberPosition.newBuilder()
                        .setUserId(delivered.getUserId())
                        .setDeliveredSeq(delivered.getSeq())
                        .build(),
                now);
    }

    /** What was collected for long enough. */
    public List<MemberPositions> due(long now) {
        var due = new ArrayList<MemberPositions>();
        var longestFirst = byConversation.entrySet().iterator();
        while (longestFirst.hasNext()) {
            var entry = longestFirst.next();
            if (now - entry.getValue().sinceMillis() < COLLECTED_FOR.toMillis()) {
                break;
            }
            due.add(positions(entry));
            longestFirst.remove();
        }
        return due;
    }

    private Optional<MemberPositions> collect(String conversationId, MemberPosition moved, long now) {
        var early = byConversation.size() >= conversationsMax && !byConversation.containsKey(conversationId)
                ? Optional.of(takeLongest())
                : Optional.<MemberPositions>empty();
        byConversation
                .computeIfAbsent(conversationId, id -> new Collected(now, new TreeMap<>()))
                .byUser()
                .merge(moved.getUserId(), moved, MovedPositions::further);
        return early;
    }

    private MemberPositions takeLongest() {
        var longest = byConversation.entrySet().iterator();
        var positions = positions(longest.next());
        longest.remove();
        return positions;
    }

    private static MemberPosition further(MemberPosition one, MemberPosition other) {
        return MemberPosition.newBuilder()
                .setUserId(one.getUserId())
                .setDeliveredSeq(Math.max(one.getDeliveredSeq(), other.getDeliveredSeq()))
                .setReadSeq(Math.max(one.getReadSeq(), other.getReadSeq()))
                .setReadNo(Math.max(one.getReadNo(), other.getReadNo()))
                .build();
    }

    private static MemberPositions positions(Map.Entry<String, Collected> collected) {
        return MemberPositions.newBuilder()
                .setConversationId(collected.getKey())
                .addAllPositions(collected.getValue().byUser().values())
                .build();
    }
}
