// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.servers.ChildSpec;
import im.yan.servers.ElasticsearchServer;
import im.yan.servers.KafkaServer;
import im.yan.servers.MysqlServer;
import im.yan.servers.Progress;
import im.yan.servers.RedisServer;
import im.yan.servers.ServerFolders;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The servers of a stack: where they are, and plans for those that a service needs and nobody has given. An address is empty
 * where there is no server.
 *
 * @param kafka bootstrap servers
 * @param redis {@code redis://host:port}
 * @param elasticsearch {@code http://host:port}
 */
record Servers(String kafka, MysqlAddress mysql, String redis, String elasticsearch, List<ProcessPlan> toStart) {
    static final String KAFKA = "kafka";
    static final String MYSQL = "mysql";
    static final String REDIS = "redis";
    static final String ELASTICSEARCH = "elasticsearch";

    private static final String DATABASE = "yan";
    private static final String USER = "yan";
    // Loopback only, and the same for everybody on purpose: a laptop's stack keeps no secrets.
    private static final String PASSWORD = "yan";
    static final MysqlAddress NO_MYSQL = new MysqlAddress("", DATABASE, USER, PASSWORD);

    static Servers of(StackOptions options, Set<Need> needs, StackPorts ports, Progress progress) {
        var given = options.given();
        var planner = new Planner(options.folders().servers(), ports, progress);
        return new Servers(
                given.kafka().orElseGet(() -> needs.contains(Need.KAFKA) ? planner.kafka() : ""),
                given.mysql().orElseGet(() -> needs.contains(Need.MYSQL) ? planner.mysql() : NO_MYSQL),
                given.redis().orElseGet(() -> needs.contains(Need.REDIS) ? planner.redis() : ""),
                given.elasticsearch().orElseGet(() -> options.elasticsearch() ? planner.elasticsearch() : ""),
                List.copyOf(planner.plans));
    }

    private static final class Planner {
        private final ServerFolders folders;
        private final StackPorts ports;
        private final Progress progress;
        private final List<ProcessPlan> plans = new ArrayList<>();

        Planner(ServerFolders folders, StackPorts ports, Progress progress) {
            this.folders = folders;
            this.ports = ports;
            this.progress = progress;
        }

        String kafka() {
            var server = new KafkaServer(
                    folders, ports.assign(KAFKA, 19_092, 20), ports.assign("kafka's controller", 19_093, 21));
            plans.add(plan(KAFKA, server.bootstrapServers(), true, () -> server.prepare(progress)));
            return server.bootstrapServers();
        }

        MysqlAddress mysql() {
            var server = new MysqlServer(folders, ports.assign(MYSQL, 13_306, 22), DATABASE, USER, PASSWORD);
            var address = new MysqlAddress("127.0.0.1:" + server.port(), DATABASE, USER, PASSWORD);
            plans.add(plan(MYSQL, address.address(), true, () -> server.prepare(progress)));
            return address;
        }

        String redis() {
            var server = new RedisServer(folders, ports.assign(REDIS, 16_379, 23));
            plans.add(plan(REDIS, "127.0.0.1:" + server.port(), true, () -> server.prepare(progress)));
            return server.url();
        }

        // The chat works without it.
        String elasticsearch() {
            var server = new ElasticsearchServer(
                    folders,
                    ports.assign(ELASTICSEARCH, 19_200, 24),
                    ports.assign("elasticsearch's transport", 19_300, 25));
            plans.add(plan(ELASTICSEARCH, server.url(), false, () -> server.prepare(progress)));
            return server.url();
        }
    }

    private static ProcessPlan plan(String name, String address, boolean essential, Supplier<ChildSpec> preparation) {
        var readiness = essential ? address : address + "/_cluster/health?wait_for_status=yellow&timeout=500ms";
        return new ProcessPlan(name, Tier.SERVER, address, List.of(readiness), essential, Set.of(), preparation);
    }
}
