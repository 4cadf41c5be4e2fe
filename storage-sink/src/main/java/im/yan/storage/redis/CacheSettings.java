// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.redis;

/**
 * Where the cache is.
 *
 * @param url {@code redis://[user:password@]host:port}
 * @param recentWindow how many events of each conversation are held, the newest
 */
public record CacheSettings(String url, int recentWindow) {

    /** Without the password, if there is one. */
    @Override
    public String toString() {
        return "the last " + recentWindow + " events";
    }
}
