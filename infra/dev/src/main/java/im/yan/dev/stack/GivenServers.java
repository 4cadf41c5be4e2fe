// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import java.util.Optional;

/**
 * Servers that run already: for each one given, none is started.
 *
 * @param kafka bootstrap servers
 * @param redis {@code redis://host:port}
 * @param elasticsearch {@code http://host:port}
 */
public record GivenServers(
        Optional<String> kafka, Optional<MysqlAddress> mysql, Optional<String> redis, Optional<String> elasticsearch) {
    public static final GivenServers NONE =
            new GivenServers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
