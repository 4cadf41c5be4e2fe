// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import im.yan.client.YanListener;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.DeliveredPosition;
import im.yan.schemas.v1.ReadPosition;
import im.yan.schemas.v1.UnreadCount;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers everything a device was told. */
final class Witness implements YanListener {
    final List<ConversationEvent> events = new CopyOnWriteArrayList<>();
    final List<DeliveredPosition> delivered = new CopyOnWriteArrayList<>();
    final List<ReadPosition> read = new CopyOnWriteArrayList<>();
    final List<UnreadCount> unread = new CopyOnWriteArrayList<>();

    List<String> texts() {
        return events.stream()
                .map(event -> event.getMessagePosted().getContent().getText().getBody())
                .toList();
    }

    @Override
    public void onEvent(ConversationEvent event) {
        events.add(event);
    }

    @Override
    public void onDelivered(DeliveredPosition position) {
        delivered.add(position);
    }

    @Override
    public void onRead(ReadPosition position) {
        read.add(position);
    }

    @Override
    public void onUnread(UnreadCount count) {
        unread.add(count);
    }
}
