// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.client.connection.Tokens;
import im.yan.schemas.v1.Device;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** What a client was built with. */
record ClientSettings(
        YanApi api,
        Tokens tokens,
        Device device,
        Supplier<List<URI>> connectors,
        PositionStore positions,
        StartAt newConversations,
        ClientTimings timings) {}
