// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import static im.yan.dev.stack.Need.KAFKA;
import static im.yan.dev.stack.Need.MYSQL;
import static im.yan.dev.stack.Need.REDIS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The services of YAN IM. They are known by name only, so that this module compiles without them. */
final class Catalogue {
    static final String HTTP_API = "http-api";

    private static final int INSTANCE_PORTS_APART = 20;

    private static final Program API = new Program("http-api", "im.yan.api.ApiMain", 192, Set.of(KAFKA, MYSQL, REDIS));
    private static final Program CONNECTOR =
            new Program("connector-ws", "im.yan.connector.ConnectorMain", 160, Set.of(KAFKA));
    private static final Program ROUTER = new Program("stream-router", "im.yan.router.RouterMain", 128, Set.of(KAFKA));
    private static final Program PUSH = new Program("push-fanout", "im.yan.push.PushMain", 128, Set.of(KAFKA));
    private static final Program UNREAD = new Program("unread-counter", "im.yan.unread.UnreadMain", 96, Set.of(KAFKA));
    private static final Program STORAGE =
            new Program("storage-sink", "im.yan.storage.StorageMain", 256, Set.of(KAFKA, MYSQL));

    private Catalogue() {}

    /** A stack's services, in the order in which people look at them; they stop in this order too. */
    @FunctionalInterface
    interface Services {
        List<ServicePlan> of(StackOptions options, StackPorts ports);
    }

    static List<ServicePlan> services(StackOptions options, StackPorts ports) {
        var services = new ArrayList<ServicePlan>();
        var apiPort = ports.assign(HTTP_API, 8080, 0);
        for (var ordinal = 0; ordinal < options.connectors(); ordinal++) {
            services.add(connector(ordinal, ports));
        }
        services.add(new ServicePlan(
                HTTP_API,
                Tier.SERVICE,
                API,
                ports.assign("http-api's health page", 8100, 30),
                "http://127.0.0.1:" + apiPort,
                Map.of("API_PORT", Integer.toString(apiPort))));
        for (var instance = 0; instance < options.instances(); instance++) {
            services.addAll(inner(instance, ports));
        }
        return services;
    }

    /** One instance of everything that nobody connects to; they share the work by partitions. */
    private static List<ServicePlan> inner(int instance, StackPorts ports) {
        var programs = List.of(ROUTER, PUSH, UNREAD, STORAGE);
        return IntStream.range(0, programs.size())
                .mapToObj(i -> inner(
                        programs.get(i),
                        instance,
                        ports,
                        instance * INSTANCE_PORTS_APART + i,
                        instance * programs.size() + i))
                .toList();
    }

    private static ServicePlan connector(int ordinal, StackPorts ports) {
        var name = "connector-" + ordinal;
        var port = ports.assign(name, 8090 + ordinal, 10 + ordinal);
        var address = "ws://127.0.0.1:" + port + "/ws";
        return new ServicePlan(
                name,
                Tier.EDGE,
                CONNECTOR,
                ports.assign(name + "'s health page", 8110 + ordinal, 40 + ordinal),
                address,
                Map.of(
                        "CONNECTOR_PORT", Integer.toString(port),
                        "CONNECTOR_ORDINAL", Integer.toString(ordinal),
                        "CONNECTOR_ADDRESS", address));
    }

    private static ServicePlan inner(Program program, int instance, StackPorts ports, int usual, int offset) {
        var name = instance == 0 ? program.module() : program.module() + "-" + (instance + 1);
        var managementPort = ports.assign(name + "'s health page", 8101 + usual, 31 + offset);
        return new ServicePlan(
                name,
                Tier.SERVICE,
                program,
                managementPort,
                "http://127.0.0.1:" + managementPort + "/metrics",
                Map.of());
    }
}
