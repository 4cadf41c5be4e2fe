// SPDX-License-Identifier: Apache-2.0
package im.yan.client.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypingTest {
    private final Typing typing = new Typing();
    private long now = Long.MAX_VALUE - 1_000_000_000L; // nanoTime may wrap

    @Test
    void manyKeysAreToldOnceInAWhile() {
        assertThat(typing.tells("c", true, now)).isTrue();
        assertThat(typing.tells("c", true, now)).isFalse();

        now += Typing.GOES_ON.toNanos();
        assertThat(typing.tells("c", true, now)).isTrue();
    }

    @Test
    void everyChangeIsTold() {
        typing.tells("c", true, now);

        assertThat(typing.tells("c", false, now)).isTrue();
        assertThat(typing.tells("c", false, now)).isFalse();
        assertThat(typing.tells("c", true, now)).isTrue();
    }

    @Test
    void beyondItsBoundTheOldestIsForgotten() {
        for (var i = 0; i <= Typing.CONVERSATIONS_MAX; i++) {
            assertThat(typing.tells("c" + i, true, now)).isTrue();
        }

        assertThat(typing.tells("c0", false, now)).isFalse();
        assertThat(typing.tells("c1", false, now)).isTrue();
    }
}
