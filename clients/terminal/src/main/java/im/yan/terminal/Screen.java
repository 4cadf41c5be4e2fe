// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import org.jspecify.annotations.Nullable;

/** Where the chat is read and typed. Thread-safe, but for {@link #read}, which one thread calls. */
interface Screen extends AutoCloseable {

    /** A message. */
    void message(String line);

    /** Something quieter than a message. */
    void note(String line);

    /** What became of the last own message; where there is a place for that, it replaces what was there. */
    void tick(String line);

    /** Is called with every key from now on, where keys can be seen. */
    void onKey(Runnable pressed);

    /** The next line typed; null at the end. */
    @Nullable
    String read();

    @Override
    void close();
}
