// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import java.util.OptionalLong;

/**
 * Up to which seq each conversation has been shown. One that survives the process makes a restarted client go on where it was.
 * Called by one thread at a time per client; it must not be shared between clients.
 */
public interface PositionStore {

    /** Empty for a conversation that was never met. */
    OptionalLong held(String conversationId);

    /** Called after the event was shown, so a process that dies in between shows that event again. */
    void hold(String conversationId, long seq);

    /** Gone with the process. */
    static PositionStore inMemory() {
        return new InMemoryPositions();
    }
}
