// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import im.yan.connector.token.VerifiedToken;

/**
 * The life of a connection. Only a state makes the next.
 *
 * <pre>
 * Connecting ──authenticated──▶ Authenticated ──open──▶ Open ──drain──▶ Draining
 *      │                              │                 │ ↺ renew          │
 *      └──────────────────────────────┴──────close──────┴──────────────────┴──▶ Closed
 * </pre>
 */
public sealed interface SessionState {

    /** Nothing is known of the client yet. */
    record Connecting() implements SessionState {
        Authenticated authenticated(VerifiedToken token) {
            return new Authenticated(token);
        }
    }

    /** The token is good; nobody else knows of the session. */
    record Authenticated(VerifiedToken token) implements SessionState {
        Open open(Identity identity) {
            return new Open(identity);
        }
    }

    /** Announced to the others, so its end must be, too. */
    sealed interface Live extends SessionState {
        Identity identity();
    }

    /** Frames flow both ways. */
    record Open(Identity identity) implements Live {
        Open renew(VerifiedToken token) {
            return new Open(identity.with(token));
        }

        Draining drain() {
            return new Draining(identity);
        }
    }

    /** Frames still flow; the client has been told to leave. */
    record Draining(Identity identity) implements Live {}

    /** Nothing is read any more, and nothing but the close frame written. */
    record Closed(CloseReason reason) implements SessionState {}

    default Closed close(CloseReason reason) {
        return new Closed(reason);
    }
}
