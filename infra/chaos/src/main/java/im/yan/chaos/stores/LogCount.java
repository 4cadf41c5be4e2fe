// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos.stores;

import im.yan.schemas.Topics;
import im.yan.schemas.v1.ConversationEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What the log holds: each call goes on where the last one ended. One thread at a time. */
final class LogCount implements AutoCloseable {
    private final CommittedRecords<ConversationEvent> log;
    private final Set<String> conversations = new HashSet<>();
    private long messages;

    LogCount(String kafka) {
        log = new CommittedRecords<>(kafka, Topics.MESSAGES);
    }

    /** Now. */
    long messages() {
        log.readToEnd((conversation, event) -> {
            conversations.add(conversation);
            messages += event.hasMessagePosted() ? 1 : 0;
        });
        return messages;
    }

    /** When it was last counted. */
    Collection<String> conversations() {
        return conversations;
    }

    @Override
    public void close() {
        log.close();
    }
}
