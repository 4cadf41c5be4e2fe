// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.search;

/**
 * Where messages are searched.
 *
 * @param url {@code http://host:port}
 * @param index its name; it is made with so many shards and replicas if it does not exist
 */
public record SearchSettings(String url, String index, int shards, int replicas) {}
