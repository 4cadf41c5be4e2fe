// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

/** What was asked for cannot be done; the message says why in one sentence. */
public final class UsageException extends RuntimeException {
    public UsageException(String message) {
        super(message);
    }
}
