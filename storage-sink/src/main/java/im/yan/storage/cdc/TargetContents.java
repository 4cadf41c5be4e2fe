// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

/**
 * All that a target holds, taken as a whole. Whatever is asked ends with a {@link FeedTarget.TargetAwayException} where the target does not
 * answer. For one thread.
 */
public interface TargetContents extends AutoCloseable {

    /** Takes everything out of it. That begins another life, and the running feed fills it again. */
    void empty();

    /** How many things it holds in its present life. */
    long size();

    /** The same for the same contents, in whatever order they came and whichever life it is; hexadecimal. */
    String checksum();

    @Override
    void close();
}
