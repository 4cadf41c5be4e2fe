// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.ingress;

import im.yan.connector.session.Door;
import im.yan.connector.session.Identity;
import im.yan.connector.session.Refusal;
import im.yan.connector.session.Session;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Signal;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Passes a client's typing signals on, as often as a session may and while the log has room to spare. Who is in a group is for
 * push-fanout to know; who is in a direct conversation its name says.
 */
public final class SignalFrames {
    private final SignalRecords records;
    private final Door door;
    private final LongSupplier nanoTime;

    public SignalFrames(SignalRecords records, Door door, LongSupplier nanoTime) {
        this.records = records;
        this.door = door;
        this.nanoTime = nanoTime;
    }

    /** To be called on the session's event loop. */
    public void signal(Session session, Identity identity, ClientFrame frame) {
        var request = frame.getSignal();
        var refusal = ConversationId.parse(request.getConversationId())
                .map(conversation -> refusal(conversation, identity))
                .orElseGet(() -> Optional.of(Refusal.noConversation()));
        if (refusal.isPresent()) {
            door.refuse(session, frame.getId(), refusal.get());
        } else if (session.typing().passes(request.getConversationId(), request.getTyping(), nanoTime.getAsLong())) {
            records.signal(Signal.newBuilder()
                    .setConversationId(request.getConversationId())
                    .setUserId(identity.userId())
                    .setTyping(request.getTyping())
                    .build());
        }
    }

    private static Optional<Refusal> refusal(ConversationId conversation, Identity identity) {
        return conversation instanceof ConversationId.Direct direct && !direct.has(identity.userId())
                ? Optional.of(Refusal.notAMember())
                : Optional.empty();
    }
}
