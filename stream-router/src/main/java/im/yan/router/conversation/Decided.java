// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Receipt;
import java.util.List;

/** A command and what became of it. */
public record Decided(Command command, Decision decision) {

    /** What the conversation's log gets. */
    public List<ConversationEvent> events() {
        return decision instanceof Decision.Posted posted ? List.of(posted.event()) : List.of();
    }

    /** Positions worth keeping. Those that sending implies are in the log already. */
    public List<Receipt> receipts() {
        return decision instanceof Decision.Advanced advanced
                ? List.of(Receipt.newBuilder().setRead(advanced.position()).build())
                : List.of();
    }
}
