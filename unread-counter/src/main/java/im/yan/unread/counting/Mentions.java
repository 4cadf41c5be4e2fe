// SPDX-License-Identifier: Apache-2.0
package im.yan.unread.counting;

import im.yan.schemas.ProtocolLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The unread messages that mention a user, by seq. At most {@link ProtocolLimits#MENTIONS_COUNTED_MAX}: of more the newest are
 * kept, because they are the last to be read.
 */
public record Mentions(List<Mention> unread) {
    public static final Mentions NONE = new Mentions(List.of());

    /**
     * A message that mentions the user.
     *
     * @param messageNo which message of the conversation it is, or a later one where an edit brought the mention
     */
    public record Mention(long seq, long messageNo) {}

    public Mentions {
        unread = List.copyOf(unread);
    }

    public int count() {
        return unread.size();
    }

    Mentions with(Mention mention) {
        var more = new ArrayList<>(without(mention.seq()).unread);
        more.add(mention);
        more.sort(Comparator.comparingLong(Mention::seq));
        var surplus = Math.max(0, more.size() - ProtocolLimits.MENTIONS_COUNTED_MAX);
        return new Mentions(more.subList(surplus, more.size()));
    }

    Mentions without(long seq) {
        return without(mention -> mention.seq() == seq);
    }

    Mentions readTo(long seq, long messageNo) {
        return without(mention -> mention.seq() <= seq || mention.messageNo() <= messageNo);
    }

    private Mentions without(Predicate<Mention> gone) {
        return unread.stream().noneMatch(gone)
                ? this
                : new Mentions(unread.stream().filter(gone.negate()).toList());
    }
}
