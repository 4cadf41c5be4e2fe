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
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Typing and presence, which travel beside the log. */
@ExtendWith(WholeStack.class)
class PresenceIT {
    private final WholeStack whole;
    private final WholeStack.User ann;
    private final WholeStack.User ben;
    private final WholeStack.User eve;

    PresenceIT(WholeStack whole) {
        this.whole = whole;
        var users = whole.newUsers("watcher", 3);
        ann = users.get(0);
        ben = users.get(1);
        eve = users.get(2);
    }

    @Test
    void whoTypesIsSeenTypingByThoseInTheConversationAlone() throws Exception {
        try (var anns = Person.on(whole, ann, 0);
                var bens = Person.on(whole, ben, 1);
                var eves = Person.on(whole, eve, 0)) {
            var group = done(anns.client().groups().create("typists", List.of(ben.userId())))
                    .getConversationId();
            var direct = ConversationId.direct(ann.userId(), ben.userId()).text();
            eventually()
                    .until(() ->
                            !bens.saw().in(group).isEmpty() && eves.client().state() == ConnectionState.OPEN);

            eves.in(group).typing(true);
            anns.in(group).typing(true);
            anns.in(direct).typing(true);

            eventually()
                    .untilAsserted(() -> assertThat(bens.saw().signals)
                            .extracting(signal -> signal.getConversationId() + " by " + signal.getUserId())
                            .contains(group + " by " + ann.userId(), direct + " by " + ann.userId()));
            assertThat(bens.saw().signals).noneMatch(signal -> signal.getUserId() == eve.userId());
            assertThat(eves.saw().signals).isEmpty();
        }
    }

    @Test
    void presenceIsToldToWhoeverWatchesUnlessItIsNobodysBusiness() {
        try (var anns = Person.on(whole, ann, 0)) {
            anns.client().watchPresence(List.of(ben.userId()));
            eventually()
                    .untilAsserted(() -> assertThat(anns.saw().presence)
                            .last()
                            .satisfies(
                                    presence -> assertThat(presence.getOnline()).isFalse()));
            try (var bens = Person.on(whole, ben, 1)) {
                eventually().until(() -> bens.client().state() == ConnectionState.OPEN);
                eventually()
                        .untilAsserted(() -> assertThat(anns.saw().presence)
                                .last()
                                .satisfies(presence ->
                                        assertThat(presence.getOnline()).isTrue()));
            }
            eventually()
                    .untilAsserted(() -> assertThat(anns.saw().presence).last().satisfies(presence -> {
                        assertThat(presence.getOnline()).isFalse();
                        assertThat(presence.getLastSeenMillis()).isPositive();
                    }));

            whole.api().changeSettings(ben.token(), new AccountSettings(PresenceVisibility.NOBODY, null));
            try (var bens = Person.on(whole, ben, 1)) {
                eventually().until(() -> bens.client().state() == ConnectionState.OPEN);
                var hidden = Presence.newBuilder().setUserId(ben.userId()).build();
                eventually().untilAsserted(() -> {
                    anns.client().watchPresence(List.of());
                    anns.client().watchPresence(List.of(ben.userId()));
                    assertThat(anns.saw().presence).last().isEqualTo(hidden);
                });
            }
        }
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(300));
    }
}
