// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private final WebhookSignature signature = new WebhookSignature("a secret");

    /** {@code printf '1700000000.{"id":"1"}' | openssl dgst -sha256 -hmac 'a secret'}. */
    @Test
    void itIsTheHmacOfTimestampAndBody() {
        assertThat(signature.of(1_700_000_000, "{\"id\":\"1\"}".getBytes(UTF_8)))
                .isEqualTo("v1=b649324ec47c6996ef3ab730ba2df96ad0986b4194a767d79aa6ec256c48463f");
    }

    @Test
    void timestampBodyAndSecretAllMatter() {
        var body = "body".getBytes(UTF_8);

        assertThat(signature.of(1, body))
                .isNotEqualTo(signature.of(2, body))
                .isNotEqualTo(signature.of(1, "bodY".getBytes(UTF_8)))
                .isNotEqualTo(new WebhookSignature("another").of(1, body));
    }
}
