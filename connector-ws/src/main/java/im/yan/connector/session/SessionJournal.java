// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

/** Tells the rest of the system which sessions there are. Called on the session's event loop, so in order for each. */
public interface SessionJournal {

    /** Whether the opening was handed on; if not, the session must not be welcomed. Repeating it is harmless. */
    boolean opened(Identity identity);

    void closed(Identity identity);
}
