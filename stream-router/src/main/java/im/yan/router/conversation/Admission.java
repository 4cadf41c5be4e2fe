// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Command;

/** Whether a command may touch the conversation it names; decided before any state of it is loaded. */
public sealed interface Admission {

    record Admitted(ConversationId conversation) implements Admission {}

    record Turned(Decision.Refused refusal) implements Admission {}

    static Admission of(Command command) {
        return ConversationId.parse(command.getConversationId())
                .map(id -> of(command, id))
                .orElseGet(() -> new Turned(Refusal.CONVERSATION_MALFORMED.decision()));
    }

    private static Admission of(Command command, ConversationId id) {
        return id instanceof ConversationId.Direct direct && !direct.has(command.getSenderId())
                ? new Turned(Refusal.NOT_A_MEMBER.decision())
                : new Admitted(id);
    }
}
