// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.runtime.Env;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnreadConfigTest {

    @Test
    void byDefaultCountsCommitExactlyOnceEveryTenthOfASecond() {
        var streams = UnreadConfig.from(new Env(Map.of())).streams();

        assertThat(streams.applicationId()).isEqualTo("yan-unread-counter");
        assertThat(streams.exactlyOnce()).isTrue();
        assertThat(streams.commitInterval()).isEqualTo(Duration.ofMillis(100));
    }
}
