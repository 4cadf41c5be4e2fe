// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.Command;

/** Whether a command may touch the conversation it names; decided before any state of it is loaded. */
public sealed interface Admission {

    record Admitted(ConversationId.Direct conversation) implements Admission {}

    record Turned(Decision.Refused refusal) implements Admission {}

    static Admission of(Command command) {
        var id = ConversationId.parse(command.getConversationId());
        if (id.isEmpty() || !(id.get() instanceof ConversationId.Direct direct)) {
            return new Turned(Refusal.CONVERSATION_MALFORMED.decision());
        }
        return direct.has(command.getSenderId()) ? new Admitted(direct) : new Turned(Refusal.NOT_A_MEMBER.decision());
    }
}
