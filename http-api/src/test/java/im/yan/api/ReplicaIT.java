// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.ConversationId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the replica alone knows is what it is told from: a head that is 100 too high. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicaIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int TOO_HIGH = 100;

    private final ReplicatedMysql servers;
    private final TestApi api;
    private TestApi.User alice;
    private TestApi.User bob;
    private String conversation;

    ReplicaIT() throws SQLException {
        servers = ReplicatedMysql.start();
        var variables = new HashMap<>(TestApi.mysql(servers.primary()));
        variables.put("YAN_MYSQL_REPLICA", servers.replica().address());
        variables.put("API_REPLICA_LAG_MAX", "2s");
        api = TestApi.start(variables);
    }

    @BeforeAll
    void aConversationThatTheReplicaKnowsBetter() throws SQLException {
        alice = api.user();
        bob = api.user();
        conversation = ConversationId.direct(alice.id(), bob.id()).text();
        servers.onPrimary("INSERT INTO conversation (conversation_id, head_seq, head_message_no, last_time_millis)"
                + " VALUES ('" + conversation + "', 1, 1, 1)");
        for (var user : new long[] {alice.id(), bob.id()}) {
            servers.onPrimary(
                    "INSERT INTO participant (user_id, conversation_id) VALUES (" + user + ", '" + conversation + "')");
        }
        await().atMost(SOON).until(() -> plantOnReplica() == 1);
        awaitHeadsFrom("replica");
    }

    private int plantOnReplica() throws SQLException {
        try (var connection = servers.replica().connect();
                var statement = connection.createStatement()) {
            return statement.executeUpdate("UPDATE conversation SET head_message_no = " + TOO_HIGH
                    + " WHERE conversation_id = '" + conversation + "' AND head_message_no < " + TOO_HIGH);
        }
    }

    @AfterAll
    void stop() {
        api.close();
        servers.close();
    }

    @Test
    void whatIsShownComesFromTheReplicaAndWhoTheCallerIsFromThePrimary() throws Exception {
        servers.onReplica("UPDATE account SET display_name = 'planted' WHERE user_id = " + bob.id());
        servers.onReplica("UPDATE account SET status = 'DISABLED' WHERE user_id = " + alice.id());

        assertThat(alice.get("/v1/unread")
                        .json()
                        .at("/conversations/0/headMessageNo")
                        .stringValue())
                .isEqualTo("" + TOO_HIGH);
        assertThat(alice.get("/v1/sync")
                        .json()
                        .at("/conversations/0/headMessageNo")
                        .stringValue())
                .isEqualTo("" + TOO_HIGH);
        assertThat(bob.get("/v1/accounts/me").text("displayName")).isEqualTo(bob.name());
        assertThat(api.metrics())
                .containsPattern("yan_api_reads_total\\{server=\"replica\",service=\"http-api\"\\} [1-9]")
                .containsPattern("yan_api_replica_lag_seconds\\{service=\"http-api\"\\} [01]");
    }

    @Test
    void aReplicaThatIsGoneChangesNothingButThePlace() {
        servers.replicaServer().kill();

        assertThat(IntStream.range(0, 20).mapToObj(again -> head())).containsOnly("1");

        servers.replicaServer().start();
        awaitHeadsFrom("replica");
    }

    @Test
    void aReplicaThatHangsIsLeftAlone() {
        servers.replicaServer().pause();

        assertThat(IntStream.range(0, 5).mapToObj(again -> head())).containsOnly("1");

        servers.replicaServer().resume();
        awaitHeadsFrom("replica");
    }

    @Test
    void aReplicaThatFallsBehindIsLeftAloneUntilItHasCaughtUp() throws SQLException {
        servers.onReplica("STOP SLAVE");
        servers.onPrimary("UPDATE participant SET silent_until_millis = 7 WHERE user_id = " + alice.id());

        awaitHeadsFrom("primary");
        assertThat(alice.get("/v1/conversations")
                        .json()
                        .at("/conversations/0/mutedUntilMillis")
                        .stringValue())
                .isEqualTo("7");

        servers.onReplica("START SLAVE");
        awaitHeadsFrom("replica");
    }

    private void awaitHeadsFrom(String server) {
        var expected = server.equals("replica") ? "" + TOO_HIGH : "1";
        await().atMost(SOON).until(() -> head().equals(expected));
    }

    private String head() {
        var answer = alice.get("/v1/conversations");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().at("/conversations/0/headMessageNo").stringValue();
    }
}
