// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.schemas.TopicSizes;
import im.yan.servers.ServerException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What kind of stack to start: {@link #at} gives the usual one, each {@code with…} another. Immutable. */
public final class StackOptions {
    /** The name under which JVM options for every service are given. */
    public static final String EVERY = "*";

    /** The last partition of im.downlink is http-api's. */
    public static final int CONNECTORS_MAX = TopicSizes.DEV.connectors() - 1;

    /** More would not find a partition: see {@link TopicSizes#DEV}. */
    public static final int INSTANCES_MAX = TopicSizes.DEV.userPartitions();

    private final Path home;
    // Only a copy that nobody has seen yet is changed.
    private String name = "";
    private int portBase;
    private boolean oneJvm;
    private int connectors = 1;
    private int instances = 1;
    private boolean elasticsearch = true;
    private boolean fresh;
    private boolean demoAccounts;
    private GivenServers given = GivenServers.NONE;
    private Map<String, String> environment = Map.of();
    private Map<String, List<String>> javaOptions = Map.of();

    private StackOptions(Path home) {
        this.home = home;
    }

    /** One connector, separate processes, Elasticsearch, the usual ports, nothing from the environment. */
    public static StackOptions at(Path home) {
        return new StackOptions(home);
    }

    /** Names the stack's own folder below the home; without a name it is derived from the ports. */
    public StackOptions withName(String name) {
        return with(copy -> copy.name = name);
    }

    /** 0 for the usual ports, N for N to N+49. */
    public StackOptions withPortBase(int portBase) {
        if (portBase != 0 && (portBase < StackPorts.BASE_MIN || portBase > StackPorts.BASE_MAX)) {
            throw new ServerException("--port-base must be from %d to %d, was %d"
                    .formatted(StackPorts.BASE_MIN, StackPorts.BASE_MAX, portBase));
        }
        return with(copy -> copy.portBase = portBase);
    }

    /** Ports chosen by the system. */
    public StackOptions withFreePorts() {
        return with(copy -> copy.portBase = StackPorts.FREE);
    }

    /** All services in one process. */
    public StackOptions withOneJvm(boolean oneJvm) {
        return with(copy -> copy.oneJvm = oneJvm);
    }

    /** Connectors get the ordinals from 0. */
    public StackOptions withConnectors(int connectors) {
        if (connectors < 1 || connectors > CONNECTORS_MAX) {
            throw new ServerException(
                    "--connectors must be from 1 to %d, was %d".formatted(CONNECTORS_MAX, connectors));
        }
        return with(copy -> copy.connectors = connectors);
    }

    /** How many there are of each topology and of the sink; the second of one is called {@code stream-router-2} and so on. */
    public StackOptions withInstances(int instances) {
        if (instances < 1 || instances > INSTANCES_MAX) {
            throw new ServerException("--instances must be from 1 to %d, was %d".formatted(INSTANCES_MAX, instances));
        }
        return with(copy -> copy.instances = instances);
    }

    /** Whether to start an Elasticsearch; it is not waited for. */
    public StackOptions withElasticsearch(boolean elasticsearch) {
        return with(copy -> copy.elasticsearch = elasticsearch);
    }

    /** Whether to empty data and state first. */
    public StackOptions withFresh(boolean fresh) {
        return with(copy -> copy.fresh = fresh);
    }

    /** Whether to register alice and bob. */
    public StackOptions withDemoAccounts(boolean demoAccounts) {
        return with(copy -> copy.demoAccounts = demoAccounts);
    }

    /** Servers that run already; they get the topics and tables, and are left running. */
    public StackOptions withGiven(GivenServers given) {
        return with(copy -> copy.given = given);
    }

    /** One variable more for every service; wins over what the stack itself sets. */
    public StackOptions withVariable(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return with(copy -> copy.environment = Map.copyOf(more));
    }

    /** Extra JVM options of one process, or of {@link #EVERY} service; they win over the stack's own. */
    public StackOptions withJavaOptions(String process, List<String> options) {
        var more = new HashMap<>(javaOptions);
        more.put(process, List.copyOf(options));
        return with(copy -> copy.javaOptions = Map.copyOf(more));
    }

    private StackOptions with(Consumer<StackOptions> change) {
        var copy = new StackOptions(home);
        copy.name = name;
        copy.portBase = portBase;
        copy.oneJvm = oneJvm;
        copy.connectors = connectors;
        copy.instances = instances;
        copy.elasticsearch = elasticsearch;
        copy.fresh = fresh;
        copy.demoAccounts = demoAccounts;
        copy.given = given;
        copy.environment = environment;
        copy.javaOptions = javaOptions;
        change.accept(copy);
        return copy;
    }

    /** Where this stack keeps everything. */
    public StackFolders folders() {
        return new StackFolders(home.toAbsolutePath().normalize(), folderName());
    }

    private String folderName() {
        if (!name.isEmpty()) {
            return "stack-" + name;
        }
        if (portBase == 0) {
            return "";
        }
        return portBase == StackPorts.FREE ? "stack-free" : "stack-" + portBase;
    }

    public int connectors() {
        return connectors;
    }

    int instances() {
        return instances;
    }

    int portBase() {
        return portBase;
    }

    boolean oneJvm() {
        return oneJvm;
    }

    boolean elasticsearch() {
        return elasticsearch;
    }

    boolean fresh() {
        return fresh;
    }

    boolean demoAccounts() {
        return demoAccounts;
    }

    GivenServers given() {
        return given;
    }

    Map<String, String> environment() {
        return environment;
    }

    List<String> javaOptions(String process) {
        return javaOptions.getOrDefault(process, List.of());
    }
}
