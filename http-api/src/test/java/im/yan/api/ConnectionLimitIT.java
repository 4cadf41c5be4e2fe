// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionLimitIT {
    private static final byte[] REQUEST =
            "GET /v1/connectors HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);

    @Test
    void oneConnectionMoreThanAllowedWaitsUntilAnotherEnds() throws IOException {
        try (var api = TestApi.startUnready(Map.of("API_CONNECTIONS_MAX", "2"));
                var one = connect(api);
                var other = connect(api);
                var oneTooMany = connect(api)) {
            assertThat(other.isConnected()).isTrue();
            oneTooMany.getOutputStream().write(REQUEST);
            oneTooMany.setSoTimeout(700);
            assertThatThrownBy(() -> oneTooMany.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            one.shutdownOutput();

            oneTooMany.setSoTimeout(10_000);
            assertThat(new String(oneTooMany.getInputStream().readNBytes(12), US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
        }
    }

    private static Socket connect(TestApi api) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), api.port());
    }
}
