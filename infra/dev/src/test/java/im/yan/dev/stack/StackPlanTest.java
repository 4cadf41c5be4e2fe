// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.servers.ChildSpec;
import im.yan.servers.Progress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackPlanTest {

    @TempDir
    Path home;

    @Test
    void theUsualStack() {
        var plan = plan(options());

        assertThat(plan.processes())
                .extracting(ProcessPlan::name)
                .containsExactly(
                        "kafka",
                        "mysql",
                        "redis",
                        "elasticsearch",
                        "connector-0",
                        "http-api",
                        "stream-router",
                        "push-fanout",
                        "unread-counter",
                        "storage-sink");
        assertThat(plan.api()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(plan.connectors()).containsExactly(URI.create("ws://127.0.0.1:8090/ws"));
        assertThat(Addresses.of(plan))
                .containsEntry("kafka", "127.0.0.1:19092")
                .containsEntry("mysql", "127.0.0.1:13306");
    }

    @Test
    void topologiesAreScaledByAnotherInstanceWithAPlaceOfItsOwn() {
        var plan = plan(options().withInstances(2));

        assertThat(plan.processes())
                .extracting(ProcessPlan::name)
                .contains("stream-router-2", "push-fanout-2", "unread-counter-2", "storage-sink-2")
                .doesNotContain("http-api-2");
        assertThat(spec(plan, "stream-router-2").environment())
                .containsEntry("YAN_INSTANCE", "stream-router-2")
                .containsEntry("YAN_MANAGEMENT_PORT", "8121")
                .containsEntry(
                        "YAN_STATE_DIR", home.resolve("state/stream-router-2").toString());
    }

    @Test
    void aServiceIsToldWhoItIsAndWhereTheOthersAre() {
        var router = spec(plan(options()), "stream-router");

        assertThat(router.environment())
                .containsEntry("YAN_INSTANCE", "stream-router")
                .containsEntry("YAN_KAFKA", "127.0.0.1:19092")
                .containsEntry("YAN_MYSQL", "127.0.0.1:13306")
                .containsEntry("YAN_REDIS", "redis://127.0.0.1:16379")
                .containsEntry("YAN_JWKS", "http://127.0.0.1:8080/.well-known/jwks.json")
                .containsEntry("YAN_MANAGEMENT_PORT", "8101")
                .containsEntry(
                        "YAN_STATE_DIR", home.resolve("state/stream-router").toString());
        assertThat(router.command())
                .contains("im.yan.router.RouterMain", "-Djava.io.tmpdir=" + home.resolve("temp/stream-router"));
    }

    @Test
    void eachConnectorHasItsOrdinalAndAddress() {
        var plan = plan(options().withConnectors(2));

        assertThat(spec(plan, "connector-1").environment())
                .containsEntry("CONNECTOR_ORDINAL", "1")
                .containsEntry("CONNECTOR_PORT", "8091")
                .containsEntry("CONNECTOR_ADDRESS", "ws://127.0.0.1:8091/ws");
    }

    @Test
    void extraOptionsAndVariablesComeLastAndSoWin() {
        var plan = plan(options()
                .withJavaOptions(StackOptions.EVERY, List.of("-Dall=yes"))
                .withJavaOptions("push-fanout", List.of("-XX:TieredStopAtLevel=4"))
                .withVariable("ROUTER_FAN_OUT_ON_WRITE_MAX", "3"));

        assertThat(spec(plan, "push-fanout").command())
                .containsSubsequence("-XX:TieredStopAtLevel=1", "-Dall=yes", "-XX:TieredStopAtLevel=4", "-cp");
        assertThat(spec(plan, "stream-router").command()).doesNotContain("-XX:TieredStopAtLevel=4");
        assertThat(spec(plan, "stream-router").environment()).containsEntry("ROUTER_FAN_OUT_ON_WRITE_MAX", "3");
    }

    @Test
    void inOneJvmTheConnectorStartsLast() {
        var services = spec(plan(options().withOneJvm(true)), OneJvm.NAME);

        assertThat(services.environment().get(OneJvm.SERVICES))
                .startsWith("[{\"name\":\"storage-sink\"")
                .contains("\"main\":\"im.yan.api.ApiMain\"", "\"CONNECTOR_ORDINAL\":\"0\"");
        assertThat(services.environment()).containsEntry("YAN_KAFKA", "127.0.0.1:19092");
    }

    @Test
    void aGivenServerIsNotPlanned() {
        var mysql = new MysqlAddress("db:3306", "chat", "me", "secret");
        var given =
                new GivenServers(Optional.of("broker:9092"), Optional.of(mysql), Optional.empty(), Optional.empty());

        var plan = plan(options().withGiven(given).withElasticsearch(false));

        assertThat(plan.processes()).extracting(ProcessPlan::name).startsWith("redis", "connector-0");
        assertThat(spec(plan, "storage-sink").environment())
                .containsAllEntriesOf(Map.of(
                        "YAN_KAFKA", "broker:9092",
                        "YAN_MYSQL", "db:3306",
                        "YAN_MYSQL_DATABASE", "chat",
                        "YAN_MYSQL_USER", "me",
                        "YAN_MYSQL_PASSWORD", "secret"));
    }

    private StackOptions options() {
        return StackOptions.at(home);
    }

    private static StackPlan plan(StackOptions options) {
        return StackPlan.of(options, Catalogue::services, program -> "lib.jar", Progress.SILENT);
    }

    private static ChildSpec spec(StackPlan plan, String process) {
        return plan.processes().stream()
                .filter(candidate -> candidate.name().equals(process))
                .findFirst()
                .orElseThrow()
                .preparation()
                .get();
    }
}
