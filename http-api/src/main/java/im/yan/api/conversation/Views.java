// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import im.yan.api.account.Caller;
import im.yan.api.cache.Misses;
import im.yan.api.cache.Misses.Sharing;
import im.yan.api.cache.Part;
import im.yan.api.refusal.Refusal;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.Role;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Decides whether, and from where on, a caller sees a conversation: every route about one asks here first. Whether others talk
 * to each other is nobody's business, so for who is not in it it is as if there were nothing.
 */
@Component
public final class Views {

    private record Question(long userId, String conversationId) {}

    private final CachedViews cached;
    private final ViewTables tables;
    private final Sharing<Question, Optional<View>> sharing;

    Views(CachedViews cached, ViewTables tables, Misses misses) {
        this.cached = cached;
        this.tables = tables;
        this.sharing = misses.sharing(Part.VIEW);
    }

    /** @throws Refusal the text is no conversation's id, or the caller is not in it */
    public View of(Caller caller, String conversationId) {
        return switch (parse(conversationId)) {
            case ConversationId.Direct direct -> ofDirect(caller, direct);
            case ConversationId.Group group -> find(caller, group).orElseThrow(Views::unknown);
        };
    }

    /** As {@link #of}, and a direct conversation is no group. */
    public View ofGroup(Caller caller, String conversationId) {
        if (parse(conversationId) instanceof ConversationId.Group group) {
            return find(caller, group).orElseThrow(Views::unknown);
        }
        throw unknown();
    }

    private static ConversationId parse(String text) {
        return ConversationId.parse(text).orElseThrow(() -> Refusal.invalid("this is not the id of a conversation"));
    }

    // The two are in it before its first event.
    private View ofDirect(Caller caller, ConversationId.Direct direct) {
        if (!direct.has(caller.userId())) {
            throw unknown();
        }
        return find(caller, direct).orElseGet(() -> new View(direct.text(), caller.userId(), 1, 0, Role.MEMBER, 0));
    }

    private Optional<View> find(Caller caller, ConversationId id) {
        var question = new Question(caller.userId(), id.text());
        return cached.find(question.userId(), question.conversationId())
                .or(() -> sharing.ask(question, () -> tables.find(question.userId(), question.conversationId())));
    }

    /** A stored role. */
    public static Role roleOf(int number) {
        return Optional.ofNullable(Role.forNumber(number))
                .orElseThrow(() -> new IllegalStateException("stored as a role: " + number));
    }

    private static Refusal unknown() {
        return Refusal.of(ErrorCode.NOT_FOUND, "there is no such conversation");
    }
}
