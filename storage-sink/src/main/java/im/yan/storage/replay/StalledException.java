// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

/** A store is not filled any more, though it lacks something; the message says so in one sentence. */
public final class StalledException extends RuntimeException {
    StalledException(String message) {
        super(message);
    }
}
