// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.command;

import im.yan.dev.board.StackFile;
import im.yan.dev.board.StackRecord;
import im.yan.dev.stack.StackFolders;
import im.yan.dev.stack.StackOptions;
import im.yan.servers.ServerException;
import picocli.CommandLine.Option;

/** Which stack of this checkout a verb is about. */
final class StackChoice {

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "the stack on the ports from N to N+49, instead of the one on the usual ports")
    private int portBase;

    StackOptions of(StackOptions usual) {
        return usual.withPortBase(portBase);
    }

    StackFolders folders(StackOptions usual) {
        return of(usual).folders();
    }

    /** A {@link ServerException} if it does not run. */
    StackRecord requireRunning(StackOptions usual) {
        return new StackFile(folders(usual).run())
                .read()
                .filter(StackRecord::isAlive)
                .orElseThrow(() -> new ServerException("no stack is running here: start it by ./yan up" + option()));
    }

    /** What must be added to a verb to mean this stack. */
    String option() {
        return portBase == 0 ? "" : " --port-base " + portBase;
    }
}
