// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.board;

import im.yan.servers.Probe;
import java.net.URI;
import java.util.List;

/**
 * One process of a stack.
 *
 * @param state as {@code ProcessState} prints it
 * @param address where it can be reached, for people
 * @param readiness what answers when it is ready, all of it: a URL with 200, a {@code host:port} with a connection
 * @param sinceMillis start of its present life
 */
public record ProcessRecord(
        String name,
        String state,
        ProcessIdentity identity,
        String address,
        List<String> readiness,
        long sinceMillis,
        int restarts) {

    /** Asks the process itself. */
    public boolean isReady() {
        return readiness.stream().allMatch(part -> probe(part).ready());
    }

    /** Whether whatever this {@link #readiness} names works. */
    public static Probe probe(String readiness) {
        return readiness.startsWith("http://")
                ? Probe.http(URI.create(readiness))
                : Probe.tcp(Integer.parseInt(readiness.substring(readiness.lastIndexOf(':') + 1)));
    }
}
