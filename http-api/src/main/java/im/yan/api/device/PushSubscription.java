// SPDX-License-Identifier: Apache-2.0
package im.yan.api.device;

import im.yan.api.refusal.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A browser's PushSubscription, as it came (RFC 8030, RFC 8291). */
@Schema(requiredProperties = {"endpoint", "keys"})
record PushSubscription(
        @Schema(description = "https, at most 1024 characters", example = "https://updates.push.example/abc") @Nullable
        String endpoint,

        @Nullable PushKeys keys) {
    private static final int ENDPOINT_LENGTH_MAX = 1024;
    private static final int P256DH_BYTES = 65;
    private static final int UNCOMPRESSED_POINT = 4;
    private static final int AUTH_BYTES = 16;

    // A receiver beside us, for development; which hosts are called at all is the sender's decision.
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    @Schema(requiredProperties = {"p256dh", "auth"})
    record PushKeys(
            @Schema(description = "65 bytes in base64url") @Nullable
            String p256dh,

            @Schema(description = "16 bytes in base64url") @Nullable
            String auth) {}

    /** Of the documented form; keys in base64url without padding. */
    record Target(String endpoint, String p256dh, String auth) {}

    Target checked() {
        if (endpoint == null || !isEndpoint(endpoint)) {
            throw Refusal.invalid(
                    "endpoint must be an https address of at most %d characters".formatted(ENDPOINT_LENGTH_MAX));
        }
        var point = bytes(keys == null ? null : keys.p256dh)
                .filter(bytes -> bytes.length == P256DH_BYTES && bytes[0] == UNCOMPRESSED_POINT)
                .orElseThrow(() -> Refusal.invalid("keys.p256dh must be an uncompressed P-256 point in base64url"));
        var secret = bytes(keys == null ? null : keys.auth)
                .filter(bytes -> bytes.length == AUTH_BYTES)
                .orElseThrow(() -> Refusal.invalid("keys.auth must be 16 bytes in base64url"));
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return new Target(endpoint, base64.encodeToString(point), base64.encodeToString(secret));
    }

    private static boolean isEndpoint(String text) {
        if (text.length() > ENDPOINT_LENGTH_MAX || text.chars().anyMatch(character -> character > '~')) {
            return false;
        }
        try {
            var uri = new URI(text);
            var host = uri.getHost();
            return host != null
                    && uri.getUserInfo() == null
                    && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host)));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<byte[]> bytes(@Nullable String base64) {
        try {
            return Optional.ofNullable(base64).map(Base64.getUrlDecoder()::decode);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "PushSubscription[]";
    }
}
