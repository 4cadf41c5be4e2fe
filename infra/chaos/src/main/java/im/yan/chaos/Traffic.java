// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.dev.stack.Stack;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.testkit.guarantee.Run;
import java.util.List;

/** People who talk while services are killed; notes in the run what they send and see. */
interface Traffic extends AutoCloseable {

    /** Returns when everybody is connected. */
    @FunctionalInterface
    interface Opening {
        Traffic connect(Stack stack, ChaosPlan plan, Run run) throws InterruptedException;
    }

    /** Who they are, for people. */
    String title();

    /** Sends what the plan says, at its rate; returns when everything has been handed to the clients. */
    void sendAll();

    /** Everything is answered, and every device has seen all that it should hold. */
    boolean isSettled();

    /** When something came out at any device. */
    OutputMeter output();

    /** What the guarantees do not say; to be asked once all has settled, it gives the stores some time to catch up. */
    Findings findings(List<ConversationEvent> log);

    @Override
    void close();
}
