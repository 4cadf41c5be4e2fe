// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

/**
 * A token and whose it is.
 *
 * @param expiresAtMillis by the server's clock
 */
public record Login(String token, long userId, long expiresAtMillis) {

    /** Tokens are secret. */
    @Override
    public String toString() {
        return "Login[userId=" + userId + ", expiresAtMillis=" + expiresAtMillis + "]";
    }
}
