// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import im.yan.schemas.v1.Receipt;

/** Names receipts so that compaction keeps the last of each kind, and each hidden message. */
final class Receipts {

    private Receipts() {}

    static String keyOf(Receipt receipt) {
        return switch (receipt.getKindCase()) {
            case READ -> name(receipt.getRead().getUserId(), receipt.getRead().getConversationId(), "read");
            case MARKS ->
                name(receipt.getMarks().getUserId(), receipt.getMarks().getConversationId(), "marks");
            case HIDDEN ->
                name(
                        receipt.getHidden().getUserId(),
                        receipt.getHidden().getConversationId(),
                        "hidden/" + receipt.getHidden().getSeqs(0));
            case DELIVERED, KIND_NOT_SET ->
                throw new IllegalStateException("the router writes no receipt of kind " + receipt.getKindCase());
        };
    }

    private static String name(long userId, String conversationId, String kind) {
        return userId + "/" + conversationId + "/" + kind;
    }
}
