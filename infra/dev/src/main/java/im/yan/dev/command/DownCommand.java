// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.command;

import im.yan.dev.board.Leftovers;
import im.yan.dev.board.StackFile;
import im.yan.dev.stack.StackOptions;
import im.yan.servers.ServerException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a stack, and what is left of one whose supervisor was killed. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stops a stack.")
public final class DownCommand implements Callable<Integer> {
    // Three tiers, each with a grace of forty seconds, and the watchdog's five.
    private static final Duration PATIENCE = Duration.ofSeconds(130);

    private final StackOptions usual;

    @Mixin
    private final StackChoice choice = new StackChoice();

    public DownCommand(StackOptions usual) {
        this.usual = usual;
    }

    @Override
    public Integer call() throws InterruptedException {
        var file = new StackFile(choice.folders(usual).run());
        var stack = file.read();
        if (stack.isEmpty()) {
            System.out.println("no stack is running here");
            return 0;
        }
        var supervisor = stack.get().supervisor().find();
        if (supervisor.isPresent()) {
            System.out.println("stopping the stack");
            stop(supervisor.get());
        }
        var left = Leftovers.end(stack.get());
        file.remove();
        System.out.println(left == 0 ? "stopped" : "stopped; processes left by a crash and ended: %d".formatted(left));
        return 0;
    }

    private static void stop(ProcessHandle supervisor) throws InterruptedException {
        supervisor.destroy();
        try {
            supervisor.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Its watchdog ends the rest.
            supervisor.destroyForcibly();
        } catch (ExecutionException e) {
            throw new ServerException("the supervisor (%d) could not be awaited".formatted(supervisor.pid()), e);
        }
    }
}
