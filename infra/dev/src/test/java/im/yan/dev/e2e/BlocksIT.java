// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import static im.yan.dev.e2e.Person.done;
import static im.yan.dev.e2e.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.ConversationId;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whom one wants to hear nothing from. */
@ExtendWith(WholeStack.class)
class BlocksIT {
    private final WholeStack whole;
    private final WholeStack.User ann;
    private final WholeStack.User ben;
    private final String conversation;

    BlocksIT(WholeStack whole) {
        this.whole = whole;
        var users = whole.newUsers("blocks", 2);
        ann = users.get(0);
        ben = users.get(1);
        conversation = ConversationId.direct(ann.userId(), ben.userId()).text();
    }

    @Test
    void whoIsBlockedReachesHerInGroupsOnlyUntilUnblocked() throws Exception {
        try (var anns = Person.on(whole, ann, 0);
                var bens = Person.on(whole, ben, 1)) {
            var group = done(anns.client().groups().create("both", List.of(ben.userId())))
                    .getConversationId();
            done(bens.in(conversation).send("before"));

            whole.api().block(ann.token(), ben.userId());

            eventually()
                    .until(() -> refused(bens.in(conversation).send("blocked")).equals("BLOCKED"));
            assertThat(refused(bens.client().groups().create("a trap", List.of(ann.userId()))))
                    .isEqualTo("BLOCKED");
            done(bens.in(group).send("in the group"));
            done(anns.in(conversation).send("from the one who blocks"));
            assertThat(whole.api().blocked(ann.token()))
                    .singleElement()
                    .satisfies(blocked -> assertThat(blocked.name()).isEqualTo(ben.name()));

            whole.api().unblock(ann.token(), ben.userId());

            eventually()
                    .until(() -> !refused(bens.in(conversation).send("after")).equals("BLOCKED"));
            eventually()
                    .untilAsserted(
                            () -> assertThat(anns.saw().textsIn(conversation)).contains("before", "after"));
            assertThat(anns.saw().textsIn(conversation)).doesNotContain("blocked");
            assertThat(anns.saw().textsIn(group)).contains("in the group");
        }
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
