// SPDX-License-Identifier: Apache-2.0
package im.yan.client.connection;

import im.yan.schemas.v1.Welcome;
import java.net.URI;

/**
 * The life of a connection.
 *
 * <pre>
 *          ┌──────────────── Waiting ◀──────────────┐
 *          ▼                                        │
 *  Idle ─▶ Preparing ─▶ Greeting ─▶ Open ───────────┤ lost
 *              │            │        │              │
 *              └────────────┴────────┴─▶ Closed     └ refused, unreachable: from Preparing and Greeting, too
 * </pre>
 */
public sealed interface Phase {

    /** Not started. */
    record Idle() implements Phase {}

    /** Getting a token and the connectors' addresses. */
    record Preparing() implements Phase {}

    /** The handshake is under way, or the welcome is awaited. */
    record Greeting(Socket socket, URI address, Token token) implements Phase {}

    /** A session. */
    record Open(Socket socket, URI address, Token token, Welcome welcome, long sinceNanos) implements Phase {
        Open with(Token renewed) {
            return new Open(socket, address, renewed, welcome, sinceNanos);
        }
    }

    /** Until the next attempt. */
    record Waiting() implements Phase {}

    /** For good: by the client, or because nothing could make the server let it in. */
    record Closed() implements Phase {}
}
