// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which password is meant: the one given, else the environment's, else that of a ready-made account of the dev stack. */
final class Passwords {
    private static final Set<String> READY_MADE = Set.of("alice", "bob");

    private Passwords() {}

    static String of(String user, Optional<String> given, Map<String, String> environment) throws ChatException {
        return given.or(() -> Optional.ofNullable(environment.get("YAN_PASSWORD")))
                .or(() -> READY_MADE.contains(user) ? Optional.of(user + "-password") : Optional.empty())
                .orElseThrow(
                        () -> new ChatException("give the password of " + user + " with --password or YAN_PASSWORD."));
    }
}
