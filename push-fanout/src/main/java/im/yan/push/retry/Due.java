// SPDX-License-Identifier: Apache-2.0
package im.yan.push.retry;

import im.yan.schemas.v1.ConversationEvent;
import java.util.List;

/** What has to happen to a session that did not acknowledge in time. */
public sealed interface Due {
    long userId();

    String sessionId();

    /**
     * Send again.
     *
     * @param events in order within a conversation
     * @param heads also tell it the heads: of some conversation there was too much to be kept
     */
    record Resend(long userId, String sessionId, List<ConversationEvent> events, boolean heads) implements Due {
        public Resend {
            events = List.copyOf(events);
        }
    }

    /** Every resend failed: close the session. It is forgotten already. */
    record GivenUp(long userId, String sessionId, List<UnackedRange> failed) implements Due {
        public GivenUp {
            failed = List.copyOf(failed);
        }
    }
}
