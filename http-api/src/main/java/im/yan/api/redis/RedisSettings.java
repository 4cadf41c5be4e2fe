// SPDX-License-Identifier: Apache-2.0
package im.yan.api.redis;

/**
 * Where Redis is.
 *
 * @param address {@code redis://[user:password@]host:port}
 */
public record RedisSettings(String address) {

    /** Without the password, if there is one. */
    @Override
    public String toString() {
        return "RedisSettings[]";
    }
}
