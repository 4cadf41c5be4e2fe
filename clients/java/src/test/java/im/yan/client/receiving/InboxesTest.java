// SPDX-License-Identifier: Apache-2.0
package im.yan.client.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class InboxesTest {
    private final Map<String, Long> held = new HashMap<>();
    private final Positions positions = new Positions(
            conversation ->
                    held.containsKey(conversation) ? OptionalLong.of(held.get(conversation)) : OptionalLong.empty(),
            held::put);

    @Test
    void whatIsKnownGoesOnWhereItWas() {
        held.put("c", 5L);

        assertThat(new Inboxes(positions, true).standingAt("c", 9).held()).isEqualTo(5);
    }

    @Test
    void fromTheBeginningNothingIsHeld() {
        assertThat(new Inboxes(positions, false).standingAt("c", 9).held()).isZero();
    }

    @Test
    void fromTheHeadEverythingMetAtFirstIsHeld() {
        var inboxes = new Inboxes(positions, true);

        assertThat(inboxes.standingAt("c", 9).held()).isEqualTo(9);
        assertThat(inboxes.of("d", 9).held()).isEqualTo(8);
        inboxes.haveMetAll();
        assertThat(inboxes.of("e", 9).held()).isZero();
        assertThat(held).containsEntry("c", 9L).containsEntry("d", 8L).containsEntry("e", 0L);
    }

    @Test
    void largeGroupsAreNamedLaterThanTheOthers() {
        var inboxes = new Inboxes(positions, true);
        inboxes.haveMetAll();

        assertThat(inboxes.standingAt("g:1", 9).held()).isEqualTo(9);
        assertThat(inboxes.standingAt("d:1:2", 9).held()).isZero();
        assertThat(inboxes.of("g:2", 9).held()).isZero();
        inboxes.haveSettled();
        assertThat(inboxes.standingAt("g:3", 9).held()).isZero();
    }

    @Test
    void beyondItsBoundTheLongestQuietOneIsLetGoUnlessItMissesSomething() {
        var inboxes = new Inboxes(positions, false);
        var behind = inboxes.of("behind", 1);
        behind.expect(1);
        var quiet = inboxes.of("quiet", 1);

        for (var i = 0; i < Inboxes.CONVERSATIONS_MAX; i++) {
            inboxes.of("c" + i, 1);
        }

        assertThat(inboxes.existing("behind")).isSameAs(behind);
        assertThat(inboxes.existing("quiet")).isNotSameAs(quiet);
    }
}
