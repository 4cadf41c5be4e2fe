// SPDX-License-Identifier: Apache-2.0
package im.yan.client.receiving;

import im.yan.schemas.v1.ConversationEvent;
import java.util.List;

/** Where missing events come from. Called on shared threads, which it may block. */
public interface HistorySource {

    /** The events after seq, ascending, from the next one on; fewer than there are, or none, where the store lags. */
    List<ConversationEvent> after(String conversationId, long seq) throws HistoryUnavailable;

    /** Not now; it is asked again. */
    final class HistoryUnavailable extends Exception {
        private static final long serialVersionUID = 1;

        public HistoryUnavailable(Throwable cause) {
            super(cause);
        }
    }
}
