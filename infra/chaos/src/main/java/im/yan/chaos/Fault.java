// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.chaos.stores.Sinks;
import im.yan.dev.stack.Stack;
import java.time.Duration;
import java.util.List;

/** What is done to one process of a stack. */
sealed interface Fault {

    /** All it may hit. */
    List<String> candidates(Stack stack);

    /** The one it hits if it strikes now. */
    default String victim(Stack stack) throws InterruptedException {
        return candidates(stack).getFirst();
    }

    /** Takes the process away; returns when it is ready again. */
    void strike(Stack stack, String victim) throws InterruptedException;

    /** What was done, for people. */
    String text(String victim);

    /** SIGKILL; it is started again at once. */
    record Kill(String process) implements Fault {
        @Override
        public List<String> candidates(Stack stack) {
            return List.of(process);
        }

        @Override
        public void strike(Stack stack, String victim) {
            stack.kill(victim);
            stack.awaitReady(victim);
        }

        @Override
        public String text(String victim) {
            return "killed " + victim;
        }
    }

    /** SIGKILL to whichever storage-sink leads the change feeds. */
    record KillLeader() implements Fault {
        @Override
        public List<String> candidates(Stack stack) {
            return Sinks.names(stack);
        }

        @Override
        public String victim(Stack stack) throws InterruptedException {
            return Sinks.withLeaders(stack).leader().orElseThrow();
        }

        @Override
        public void strike(Stack stack, String victim) {
            new Kill(victim).strike(stack, victim);
        }

        @Override
        public String text(String victim) {
            return "killed %s, which led the feeds".formatted(victim);
        }
    }

    /** SIGSTOP, and SIGCONT after a time: it keeps its connections and answers nothing. */
    record Pause(String process, Duration time) implements Fault {
        @Override
        public List<String> candidates(Stack stack) {
            return List.of(process);
        }

        @Override
        public void strike(Stack stack, String victim) throws InterruptedException {
            stack.pause(victim);
            try {
                Thread.sleep(time);
            } finally {
                stack.resume(victim);
            }
            stack.awaitReady(victim);
        }

        @Override
        public String text(String victim) {
            return "paused %s for %d s".formatted(victim, time.toSeconds());
        }
    }

    /** SIGTERM, and a new start after a time in which nobody listens at its address. */
    record Shutdown(String process, Duration time) implements Fault {
        @Override
        public List<String> candidates(Stack stack) {
            return List.of(process);
        }

        @Override
        public void strike(Stack stack, String victim) throws InterruptedException {
            stack.stop(victim);
            Thread.sleep(time);
            stack.start(victim);
            stack.awaitReady(victim);
        }

        @Override
        public String text(String victim) {
            return "shut down %s for %d s".formatted(victim, time.toSeconds());
        }
    }
}
