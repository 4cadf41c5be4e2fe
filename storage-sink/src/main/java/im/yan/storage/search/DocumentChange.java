// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.search;

import java.util.Optional;

/**
 * What a row's change makes of a message's document.
 *
 * @param conversationId where it belongs: documents of a conversation share a shard
 * @param version it takes the place of one with the same version or a smaller
 * @param document empty: there is to be none
 */
record DocumentChange(String id, String conversationId, long version, Optional<MessageDocument> document) {
    private static final int SIZE_WITHOUT_TEXT = 512;
    private static final int UTF8_BYTES_MAX = 3;

    /** About so many bytes of a request. */
    int size() {
        return SIZE_WITHOUT_TEXT
                + document.map(it -> it.text().length() * UTF8_BYTES_MAX).orElse(0);
    }
}
