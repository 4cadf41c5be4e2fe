// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import java.util.Optional;
import java.util.UUID;

/** The client's name for a command: a UUID in lower case, the same on every resend. */
public record ClientMsgId(UUID uuid) {
    private static final int LENGTH = 36;

    /** Empty for anything but the canonical text, or one id would have several names. */
    public static Optional<ClientMsgId> parse(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            var uuid = UUID.fromString(text);
            return uuid.toString().equals(text) ? Optional.of(new ClientMsgId(uuid)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    long high() {
        return uuid.getMostSignificantBits();
    }

    long low() {
        return uuid.getLeastSignificantBits();
    }
}
