// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypingRateTest {
    private static final long INTERVAL = TypingRate.INTERVAL.toNanos();

    private final TypingRate rate = new TypingRate();

    @Test
    void oneInAWhilePassesInEachConversation() {
        assertThat(rate.passes("g:1", true, 0)).isTrue();
        assertThat(rate.passes("g:1", true, INTERVAL - 1)).isFalse();
        assertThat(rate.passes("g:2", true, INTERVAL - 1)).isTrue();
        assertThat(rate.passes("g:1", true, INTERVAL)).isTrue();
    }

    @Test
    void theEndOfTypingAlwaysPassesOnce() {
        rate.passes("g:1", true, 0);

        assertThat(rate.passes("g:1", false, 1)).isTrue();
        assertThat(rate.passes("g:1", false, 2)).isFalse();
        assertThat(rate.passes("g:1", true, 3)).isFalse();
        assertThat(rate.passes("g:1", false, 4)).isFalse();
    }

    @Test
    void theConversationThatWasSilentLongestIsForgotten() {
        for (var group = 0; group <= TypingRate.CONVERSATIONS_MAX; group++) {
            rate.passes("g:" + group, true, 0);
        }

        assertThat(rate.passes("g:1", true, 1)).isFalse();
        assertThat(rate.passes("g:0", true, 1)).isTrue();
    }
}
