// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.schemas.v1.ConversationEvent;
import java.util.List;
import java.util.function.BooleanSupplier;

/** People who talk while processes come and go; what they send and see is noted on the stage. */
interface Traffic extends AutoCloseable {

    /** Returns when everybody is connected. */
    @FunctionalInterface
    interface Opening {
        Traffic connect(Stage stage, ChaosPlan plan) throws InterruptedException;
    }

    /** Who they are, for people. */
    String title();

    /**
     * Sends what the plan says, at its rate; returns when everything has been handed to the clients.
     *
     * @param more whether to go on though it has all been sent
     */
    void send(BooleanSupplier more);

    /** Everything is answered, and every device has seen all that it should hold. */
    boolean isSettled();

    /** What the guarantees do not say; to be asked once all has settled, it gives the stores some time to catch up. */
    Findings findings(List<ConversationEvent> log);

    @Override
    void close();
}
