// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySharingIT {

    @Test
    void twoInstancesThatShareAFolderAcceptEachOthersTokens(@TempDir Path state) {
        var variables = Map.of("YAN_STATE_DIR", state.toString(), "API_KEY_FILE", "");
        try (var one = TestApi.start(variables);
                var other = TestApi.startUnready(variables)) {
            assertThat(state.resolve("api").resolve("signing-key.json")).exists();

            var user = one.user();

            var answer = other.send(other.request("/v1/accounts/me").header("Authorization", "Bearer " + user.token()));
            assertThat(answer.text("name")).isEqualTo(user.name());
            assertThat(other.get("/.well-known/jwks.json").json())
                    .isEqualTo(one.get("/.well-known/jwks.json").json());
        }
    }
}
