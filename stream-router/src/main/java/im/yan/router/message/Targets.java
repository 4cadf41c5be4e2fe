// SPDX-License-Identifier: Apache-2.0
package im.yan.router.message;

import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Situation;
import im.yan.schemas.v1.StoredMessage;
import java.time.Duration;
import java.util.Optional;

/** The message a command is about: one that may still be changed, and that the sender may see. */
final class Targets {

    private Targets() {}

    static Optional<Refusal> refusalOf(long seq, Situation situation) {
        var message = situation.view().message(seq);
        if (message.isEmpty() || seq < situation.self().getVisibleFromSeq()) {
            return Optional.of(Refusal.MESSAGE_UNKNOWN);
        }
        return message.get().getRecalled() ? Optional.of(Refusal.MESSAGE_RECALLED) : Optional.empty();
    }

    /** Once it was not refused. */
    static StoredMessage at(long seq, Situation situation) {
        return situation.view().message(seq).orElseThrow();
    }

    static boolean isOlderThan(Duration window, StoredMessage message, Situation situation) {
        return situation.now() - message.getTimeMillis() > window.toMillis();
    }
}
