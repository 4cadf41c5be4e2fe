// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.storage.Events;
import im.yan.storage.mysql.Span;
import org.junit.jupiter.api.Test;

class ConversationEndsTest {
    private final ConversationEnds ends = new ConversationEnds();
    private final ConversationId.Direct conversation = Events.newConversation();
    private final String id = conversation.text();

    @Test
    void aConversationIsAsLongAsItsEventsAndHasItsMessagesCounted() {
        add(Events.posted(conversation, 1));
        add(Events.posted(conversation, 2));
        add(Events.edited(conversation, 3, 1, "better"));
        add(Events.posted(conversation, 2));

        var end = ends.drain().getFirst();

        assertThat(end.span()).isEqualTo(new Span(id, 1, 3));
        assertThat(end.messages()).isEqualTo(2);
        assertThat(end.known(9)).isEqualTo(new Span(id, 1, 9));
        assertThat(ends.drain()).isEmpty();
    }

    @Test
    void ofWhatWasBegunInTheMiddleNobodyKnowsWhatWasBefore() {
        add(Events.posted(conversation, 5));

        assertThat(ends.drain().getFirst().known(9)).isEqualTo(new Span(id, Long.MIN_VALUE, 9));
    }

    @Test
    void noMoreConversationsAreRememberedThanCanBe() {
        for (var i = 0; i < ConversationEnds.CONVERSATIONS_MAX; i++) {
            assertThat(ends.isFull()).isFalse();
            add(Events.posted(Events.newConversation(), 1));
        }

        assertThat(ends.isFull()).isTrue();
        assertThat(ends.drain()).hasSize(ConversationEnds.CONVERSATIONS_MAX);
        assertThat(ends.isFull()).isFalse();
    }

    private void add(ConversationEvent event) {
        ends.add(SettledEvent.of(event.toByteArray()).orElseThrow());
    }
}
