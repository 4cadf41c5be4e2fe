// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

/** From where a conversation is shown that the {@link PositionStore} does not know. */
public enum StartAt {
    /** Every event it ever had. */
    BEGINNING,
    /**
     * What comes after the client's first connection: conversations the server names then are taken from where they stand. One
     * that is first met later is new, and taken from its beginning.
     */
    HEAD
}
