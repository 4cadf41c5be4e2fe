// SPDX-License-Identifier: Apache-2.0
package im.yan.router.message;

import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Situation;
import im.yan.router.membership.Action;
import im.yan.router.membership.Permissions;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.PinChanged;
import im.yan.schemas.v1.PinMessage;
import java.util.Optional;

/** How a message is put up for all to see, and taken down. */
public final class Pins {

    private Pins() {}

    public static Decision pin(PinMessage pin, Situation situation) {
        var seq = pin.getTargetSeq();
        var pinned = situation.head().getPinnedSeqsList().contains(seq);
        var refusal = Permissions.refusalOf(Action.PIN, situation)
                .or(() -> pinned ? Optional.empty() : Targets.refusalOf(seq, situation));
        if (refusal.isPresent()) {
            return refusal.get().decision();
        }
        if (pinned != pin.getUnpin()) {
            return situation.noted();
        }
        if (!pinned && situation.head().getPinnedSeqsCount() >= ProtocolLimits.PINS_MAX) {
            return Refusal.TOO_MANY_PINS.decision();
        }
        return situation.happened(ConversationEvent.newBuilder()
                .setPinChanged(PinChanged.newBuilder().setTargetSeq(seq).setPinned(!pin.getUnpin())));
    }
}
