// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import static im.yan.dev.e2e.Person.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.client.AccountSettings;
import im.yan.client.ConnectionState;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.AccountState.PresenceVisibility;
import im.yan.schemas.v1.Presence;
import im.yan.schemas.v1.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a product's back end hears when a user is away. */
@ExtendWith(WholeStack.class)
class OfflinePushIT {
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private final WholeStack whole;
    private final WholeStack.User ann;
    private final WholeStack.User ben;
    private final String conversation;

    OfflinePushIT(WholeStack whole) {
        this.whole = whole;
        var users = whole.newUsers("away", 2);
        ann = users.get(0);
        ben = users.get(1);
        conversation = direct(ben);
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

    @Test
    void nobodyIsDisturbedInHerQuietHours() throws Exception {
        var cat = whole.newUsers("night-owl", 1).getFirst();
        try (var anns = Person.on(whole, ann, 0)) {
            sleeps(ben, anns);

            done(anns.in(conversation).send("good night"));
            done(anns.in(direct(cat)).send("are you still up?"));

            eventually()
                    .untilAsserted(
                            () -> assertThat(Receiver.ONLY.of(cat.userId())).isNotEmpty());
            eventually()
                    .during(Duration.ofSeconds(2))
                    .untilAsserted(
                            () -> assertThat(Receiver.ONLY.of(ben.userId())).isEmpty());
        }
    }

    /** Quiet from an hour ago until in an hour. That her presence is hidden as well shows that it has come to be known. */
    private void sleeps(WholeStack.User user, Person watcher) {
        var minute = Instant.now().atZone(ZoneOffset.UTC).get(ChronoField.MINUTE_OF_DAY);
        var quiet = QuietHours.newBuilder()
                .setFromMinute((minute + MINUTES_OF_A_DAY - 60) % MINUTES_OF_A_DAY)
                .setToMinute((minute + 60) % MINUTES_OF_A_DAY)
                .setTimeZone("UTC")
                .build();
        try (var person = Person.on(whole, user, 1)) {
            eventually().until(() -> person.client().state() == ConnectionState.OPEN);
            watcher.client().watchPresence(List.of(user.userId()));
            eventually().until(() -> watcher.saw().presence.stream().anyMatch(Presence::getOnline));
            whole.api().changeSettings(user.token(), new AccountSettings(PresenceVisibility.NOBODY, quiet));
            eventually()
                    .untilAsserted(() -> assertThat(watcher.saw().presence)
                            .last()
                            .satisfies(presence -> {
                                watcher.client().watchPresence(List.of());
                                watcher.client().watchPresence(List.of(user.userId()));
                                assertThat(presence.getOnline()).isFalse();
                            }));
        }
    }

    private String direct(WholeStack.User user) {
        return ConversationId.direct(ann.userId(), user.userId()).text();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
