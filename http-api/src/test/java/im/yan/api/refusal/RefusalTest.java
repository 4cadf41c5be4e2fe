// SPDX-License-Identifier: Apache-2.0
package im.yan.api.refusal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.v1.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {

    @Test
    void theBodyIsTheContractsJson() {
        var refusal = Refusal.retryable(ErrorCode.RATE_LIMITED, "wait", Duration.ofMillis(1500));

        assertThat(new String(refusal.body(), UTF_8))
                .isEqualTo(
                        "{\"code\":\"RATE_LIMITED\",\"message\":\"wait\",\"retryable\":true,\"retryAfterMillis\":1500}");
    }

    @Test
    void waitingIsToldInWholeSecondsToo() {
        var refusal = Refusal.retryable(ErrorCode.RATE_LIMITED, "wait", Duration.ofMillis(1001));

        assertThat(refusal.headers().getFirst("Retry-After")).isEqualTo("2");
        assertThat(Refusal.invalid("no").headers().getFirst("Retry-After")).isNull();
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCodeIsAnErrorInHttp(ErrorCode code) {
        assertThat(HttpStatuses.of(code).isError()).isTrue();
    }
}
