// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.schemas.ProtocolLimits;
import im.yan.testkit.TestServers;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class BlocksIT {
    private final TestApi api = TestApi.shared();
    private final TestApi.User user = api.user();
    private final TestApi.User other = api.user();

    @Test
    void whoIsBlockedIsOnTheListUntilSheIsUnblocked() {
        assertThat(user.put(path(other.id()), "").status()).isEqualTo(204);
        assertThat(user.put(path(other.id()), "").status()).isEqualTo(204);

        var blocked = user.get("/v1/blocks").json().get("blocks");
        assertThat(blocked).hasSize(1);
        assertThat(blocked.get(0).get("userId").asString()).isEqualTo(Long.toString(other.id()));
        assertThat(blocked.get(0).get("blockedMillis").asLong()).isPositive();
        assertThat(other.get("/v1/blocks").json().get("blocks")).isEmpty();

        assertThat(user.delete(path(other.id())).status()).isEqualTo(204);
        assertThat(user.delete(path(other.id())).status()).isEqualTo(204);
        assertThat(user.get("/v1/blocks").json().get("blocks")).isEmpty();
    }

    @Test
    void nobodyBlocksHerselfOrNobody() {
        assertThat(user.put(path(user.id()), "").refusal()).isEqualTo("400 INVALID_ARGUMENT");
        assertThat(user.put(path(404), "").refusal()).isEqualTo("404 NOT_FOUND");
        assertThat(user.put("/v1/blocks/me", "").refusal()).isEqualTo("400 INVALID_ARGUMENT");
    }

    @Test
    void thereIsALimit() throws SQLException {
        try (var connection = TestServers.mysql().connect();
                var insert = connection.prepareStatement("INSERT INTO block (user_id, blocked_id) VALUES (?, ?)")) {
            for (var i = 1; i <= ProtocolLimits.BLOCKS_MAX; i++) {
                insert.setLong(1, user.id());
                insert.setLong(2, i);
                insert.addBatch();
            }
            insert.executeBatch();
        }

        assertThat(user.put(path(other.id()), "").refusal()).isEqualTo("409 LIMIT_REACHED");
    }

    private static String path(long userId) {
        return "/v1/blocks/" + userId;
    }
}
