// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

/** A server cannot run here; the message is one sentence that names the remedy. */
public final class ServerException extends RuntimeException {
    public ServerException(String message) {
        super(message);
    }

    public ServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
