// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.push.provider.VapidKeys;
import im.yan.servers.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The pair that names the stacks of this checkout to browsers' push services; made once, so that subscriptions stay good. */
final class PushKeys {
    // RFC 8292 wants somebody who can be asked; a stack on a laptop has nobody but its user.
    private static final String SUBJECT = "mailto:operator@localhost.localdomain";

    private PushKeys() {}

    /** What push-fanout and http-api are told of it. */
    static Map<String, String> in(Path home) {
        var file = home.resolve("push-keys.json");
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(home);
                VapidKeys.create().write(file);
            }
            return Map.of(
                    "PUSH_VAPID_KEYS", file.toString(),
                    "PUSH_VAPID_SUBJECT", SUBJECT,
                    "API_PUSH_PUBLIC_KEY", VapidKeys.read(file).publicKey());
        } catch (IOException | IllegalArgumentException e) {
            throw new ServerException("%s cannot be used: delete it, a new one is made".formatted(file), e);
        }
    }
}
