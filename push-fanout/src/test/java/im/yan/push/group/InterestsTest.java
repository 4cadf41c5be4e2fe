// SPDX-License-Identifier: Apache-2.0
package im.yan.push.group;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.push.StoreContext;
import im.yan.schemas.v1.ConnectorInterest;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterestsTest {
    private final InterestStore store = InterestStore.in(StoreContext.with(InterestStore.builder()));

    @Test
    void afterARestartWhoTookPartStillDoesAndIsToldTheHeadOnceMore() {
        var before = new Interests(store, 0);
        before.note("g:1", interested(3), 0);

        var after = new Interests(store, 1_000);

        assertThat(in(after, "g:1")).extracting(Interests.Interest::connector).containsExactly(3);
        assertThat(after.note("g:1", interested(3), 1_001)).isTrue();
        assertThat(after.note("g:1", interested(3), 1_002)).isFalse();
    }

    @Test
    void whatEndedBeforeARestartHasEnded() {
        var before = new Interests(store, 0);
        before.note("g:1", interested(3), 0);
        before.note("g:2", interested(3), 0);
        before.forget("g:1");
        before.sweep(interest -> false, 1);

        assertThat(in(new Interests(store, 0), "g:1")).isEmpty();
        assertThat(in(new Interests(store, 0), "g:2")).isEmpty();
    }

    @Test
    void aPartitionHasAtMostSoManyConversationsWithInterest() {
        var interests = new Interests(store, 0, 1);
        interests.note("g:1", interested(3), 0);

        assertThat(interests.note("g:2", interested(3), 0)).isFalse();
        assertThat(interests.note("g:1", interested(4), 0)).isTrue();

        assertThat(in(interests, "g:2")).isEmpty();
        assertThat(in(interests, "g:1")).hasSize(2);
    }

    private static List<Interests.Interest> in(Interests interests, String conversationId) {
        return interests.in(conversationId, interest -> true, 1_000);
    }

    private static ConnectorInterest interested(int connector) {
        return ConnectorInterest.newBuilder()
                .setConnector(connector)
                .setConnectorEpoch(1)
                .setInterested(true)
                .build();
    }
}
