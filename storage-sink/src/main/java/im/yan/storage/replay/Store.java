// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

/** A store that can be rebuilt from all of the log. */
interface Store {

    StoreName name();

    /** The same for the same contents; hexadecimal. */
    String checksum();

    /** While it is in use. */
    Figures rebuild();

    /** Takes everything out of it first. */
    Figures rebuildFromNothing();
}
