// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

/** What a client's connection is doing. */
public enum ConnectionState {
    /** Logging in, or shaking hands. */
    CONNECTING,
    /** There is a session. */
    OPEN,
    /** Not connected: not started, or pausing before the next attempt. */
    WAITING,
    /** For good: by {@link YanClient#close}, or because the server refused in a way that trying again does not change. */
    CLOSED
}
