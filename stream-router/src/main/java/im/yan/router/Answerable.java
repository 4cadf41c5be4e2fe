// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import im.yan.schemas.v1.Command;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a record of im.commands can be decided and answered at all; a client cannot cause one that can't. */
final class Answerable {
    /**
     * Far above the largest frame a connector lets in. What a command leads to is a little larger than itself, and has to stay
     * below Kafka's limit, or one record would stop the partition for ever.
     */
    static final int COMMAND_BYTES_MAX = 256 * 1024;

    private Answerable() {}

    static boolean test(@Nullable String key, @Nullable Command command) {
        return find(key, command).isEmpty();
    }

    static String complaintAbout(@Nullable String key, @Nullable Command command) {
        return find(key, command).orElse("no complaint");
    }

    private static Optional<String> find(@Nullable String key, @Nullable Command command) {
        if (command == null) {
            return Optional.of("the record has no value");
        }
        if (command.getSerializedSize() > COMMAND_BYTES_MAX) {
            return Optional.of("the command is larger than " + COMMAND_BYTES_MAX + " bytes");
        }
        // Another partition may own the conversation: deciding here would give it a second writer.
        if (!command.getConversationId().equals(key)) {
            return Optional.of("the record's key is not the command's conversation");
        }
        return command.getSenderId() > 0 ? Optional.empty() : Optional.of("no user can be the sender");
    }
}
