// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos.stores;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.servers.Ports;
import im.yan.testkit.TestServers;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class CacheCountIT {

    @Test
    void anEmptyRedisHoldsNothingAndOneThatIsAwayDoesNotSay() {
        var conversations = List.of("d:1:2", "g:ä");

        assertThat(new CacheCount(URI.create(TestServers.redis())).messages(conversations))
                .hasValue(0);
        assertThat(new CacheCount(URI.create("redis://127.0.0.1:" + Ports.free())).messages(conversations))
                .isEmpty();
    }
}
