// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import im.yan.schemas.v1.Receipt;

/** Names receipts so that compaction keeps the last of each position. */
final class Receipts {

    private Receipts() {}

    /** {@code userId/conversationId/read}: the router writes no other kind. */
    static String keyOf(Receipt receipt) {
        var read = receipt.getRead();
        return read.getUserId() + "/" + read.getConversationId() + "/read";
    }
}
