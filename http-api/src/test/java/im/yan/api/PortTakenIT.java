// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.runtime.ConfigException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortTakenIT {

    @Test
    void aTakenPortIsToldInOneSentence() {
        var port = Integer.toString(TestApi.shared().port());

        assertThatThrownBy(() -> TestApi.startUnready(Map.of("API_PORT", port)))
                .cause()
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("API_HOST, API_PORT: 127.0.0.1:%s cannot be listened on: ", port);
    }
}
