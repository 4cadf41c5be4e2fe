// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
    private final Endpoints endpoints = Endpoints.of("push.example.com, Notify.Example.net");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://push.example.com/send/1",
                "https://push.example.com:443/send/1",
                "https://eu.push.example.com/send?id=1",
                "HTTPS://PUSH.example.COM/send",
                "https://db5.notify.example.net/"
            })
    void theNamedHostsAndThoseBelowThemMayBeCalled(String endpoint) {
        assertThat(endpoints.allowed(endpoint)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push.example.com/send/1",
                "https://push.example.com:8443/send/1",
                "https://push.example.com@evil.example.org/",
                "https://user@push.example.com/",
                "https://evilpush.example.com/",
                "https://push.example.com.evil.org/",
                "https://push.example.com./",
                "https://example.com/",
                "https://evil.org/push.example.com",
                "https://evil.org/?push.example.com",
                "https://evil.org#push.example.com",
                "https://169.254.169.254/latest/meta-data",
                "https://127.0.0.1/",
                "http://localhost:9200/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "file:///etc/passwd",
                "//push.example.com/",
                "push.example.com",
                "https:push.example.com",
                "https://push.example.com\\@evil.org/",
                "https://push.example.com /",
                ""
            })
    void nothingElseMay(String endpoint) {
        assertThat(endpoints.allowed(endpoint)).isEmpty();
    }

    @Test
    void loopbackMayBeCalledWhereItIsNamedItself() {
        var tests = Endpoints.of("127.0.0.1");

        assertThat(tests.allowed("http://127.0.0.1:8080/push")).isPresent();
        assertThat(tests.allowed("http://localhost:8080/push")).isEmpty();
        assertThat(tests.allowed("https://evil.127.0.0.1/")).isEmpty();
        assertThat(tests.allowed("ftp://127.0.0.1/")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"com", "", "a.com,", "*.example.com", "https://example.com", "example.com/path", ".example.com"})
    void aListOfAnythingButHostsIsRefused(String list) {
        assertThatThrownBy(() -> Endpoints.of(list)).isInstanceOf(IllegalArgumentException.class);
    }
}
