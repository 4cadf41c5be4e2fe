// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import static im.yan.dev.e2e.Person.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a product's back end hears when a user is away. */
@ExtendWith(WholeStack.class)
class OfflinePushIT {
    private final WholeStack whole;
    private final WholeStack.User ann;
    private final WholeStack.User ben;
    private final String conversation;

    OfflinePushIT(WholeStack whole) {
        this.whole = whole;
        var users = whole.newUsers("away", 2);
        ann = users.get(0);
        ben = users.get(1);
        conversation = ConversationId.direct(ann.userId(), ben.userId()).text();
    }

    @Test
    void messagesForSomebodyWhoIsAwayBecomeOneNotification() throws Exception {
        try (var anns = Person.on(whole, ann, 0)) {
            done(anns.in(conversation).send("are you there?"));
            done(anns.in(conversation).send("hello?"));

            eventually()
                    .untilAsserted(() -> assertThat(Receiver.ONLY.of(ben.userId()))
                            .singleElement()
                            .satisfies(body -> {
                                assertThat(body.get("conversationId").getAsString())
                                        .isEqualTo(conversation);
                                assertThat(body.get("messages").getAsInt()).isEqualTo(2);
                                assertThat(body.get("preview").getAsString()).isEqualTo("hello?");
                                assertThat(body.get("senderId").getAsString()).isEqualTo(Long.toString(ann.userId()));
                            }));
        }
    }

    @Test
    void nobodyIsDisturbedByWhatSheHasMutedOrHasOnAScreen() throws Exception {
        try (var anns = Person.on(whole, ann, 0)) {
            try (var bens = Person.on(whole, ben, 1)) {
                done(bens.in(conversation).muteUntil(Instant.now().plus(Duration.ofHours(1))));
                done(anns.in(conversation).send("on the screen"));
                eventually().until(() -> bens.saw().textsIn(conversation).contains("on the screen"));
            }
            done(anns.in(conversation).send("muted"));
            var group = done(anns.client().groups().create("loud", List.of(ben.userId())))
                    .getConversationId();
            done(anns.in(group).send("not muted"));

            // In order of the inbox: whatever the muted one would have caused is due by now.
            eventually()
                    .untilAsserted(() -> assertThat(Receiver.ONLY.of(ben.userId()))
                            .anySatisfy(body -> assertThat(
                                            body.get("conversationId").getAsString())
                                    .isEqualTo(group)));
            assertThat(Receiver.ONLY.of(ben.userId()))
                    .allSatisfy(body ->
                            assertThat(body.get("conversationId").getAsString()).isEqualTo(group));
        }
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
