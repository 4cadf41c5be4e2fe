// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class StatusTest {

    @Test
    void itNamesWhatIsDegraded() {
        var status = Status.parse("""
                {"status":"degraded","degraded":["redis","elasticsearch"]}""");

        assertThat(status.degraded()).containsExactlyInAnyOrder("redis", "elasticsearch");
        assertThat(status.isOk()).isFalse();
        assertThat(Status.parse("""
                {"status":"ok","degraded":[]}""").isOk()).isTrue();
    }

    @Test
    void itDoesNotContradictItself() {
        assertThatIllegalStateException().isThrownBy(() -> Status.parse("""
                        {"status":"ok","degraded":["mysql"]}""")).withMessageContaining("mysql");
    }
}
