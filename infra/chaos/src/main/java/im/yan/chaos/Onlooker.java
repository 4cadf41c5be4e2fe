// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.dev.stack.Stack;

/** Looks at more than the messages while processes come and go. */
interface Onlooker extends AutoCloseable {

    /** Returns when there is all that it wants to look at. */
    @FunctionalInterface
    interface Opening {
        Onlooker over(Stack stack) throws InterruptedException;
    }

    /** One who looks away. */
    static Onlooker none(Stack stack) {
        return blow -> absence -> Observation.NONE;
    }

    /** What is about to happen. */
    record Blow(Fault fault, String victim) {}

    /** Begins to look. */
    Look lookAt(Blow blow) throws InterruptedException;

    /** One fault, looked at. */
    @FunctionalInterface
    interface Look {
        /** The process is ready again; returns when enough was seen, also of the time after. */
        Observation back(Absence absence) throws InterruptedException;
    }

    /** Everything is sent, and everybody has everything. */
    default Observation atEnd() throws Exception {
        return Observation.NONE;
    }

    @Override
    default void close() {}
}
