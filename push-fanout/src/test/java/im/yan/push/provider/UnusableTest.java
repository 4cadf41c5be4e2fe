// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnusableTest {
    @Test
    void theOldestIsForgottenAtTheBound() {
        var unusable = new Unusable();

        IntStream.rangeClosed(0, Unusable.MAX).forEach(n -> unusable.add("endpoint " + n));

        assertThat(unusable.contains("endpoint 0")).isFalse();
        assertThat(unusable.contains("endpoint 1")).isTrue();
        assertThat(unusable.contains("endpoint " + Unusable.MAX)).isTrue();
    }
}
