// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One Elasticsearch node without security, on loopback. */
public record ElasticsearchServer(ServerFolders folders, int port, int transportPort) {
    private static final String NAME = "elasticsearch";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(180);

    private static final String SETTINGS = """
            cluster.name: yan
            discovery.type: single-node
            network.host: 127.0.0.1
            http.port: %d
            transport.port: %d
            path.data: %s
            path.logs: %s
            xpack.security.enabled: false
            cluster.routing.allocation.disk.threshold_enabled: false
            """;

    private static final String JVM_OPTIONS = """
            -Xms256m
            -Xmx384m
            -XX:-AlwaysPreTouch
            -XX:-UseG1GC
            -XX:+UseSerialGC
            """;

    // Elasticsearch refuses to run as root. This keeps the right to write root's folders and drops everything else.
    private static final List<String> AS_NOBODY = List.of(
            "setpriv",
            "--reuid=65534",
            "--clear-groups",
            "--inh-caps=-all,+dac_override",
            "--ambient-caps=-all,+dac_override",
            "--bounding-set=-all,+dac_override",
            "--securebits=+no_setuid_fixup");

    public ChildSpec prepare(Progress progress) {
        var home = unpack(progress);
        var data = folders.data().resolve(NAME);
        var config = data.resolve("config");
        try {
            Files.createDirectories(config.resolve("jvm.options.d"));
            Files.createDirectories(data.resolve("temp"));
            for (var file : List.of("jvm.options", "log4j2.properties")) {
                if (!Files.exists(config.resolve(file))) {
                    Files.copy(home.resolve("config").resolve(file), config.resolve(file));
                }
            }
            Files.writeString(
                    config.resolve("elasticsearch.yml"),
                    SETTINGS.formatted(port, transportPort, data.resolve("index"), data.resolve("logs")));
            Files.writeString(config.resolve("jvm.options.d/yan.options"), JVM_OPTIONS);
        } catch (IOException e) {
            throw new ServerException(data + " could not be prepared: " + e.getMessage(), e);
        }
        return new ChildSpec(
                NAME,
                command(home, config),
                environment(home, config, data.resolve("temp")),
                home,
                folders.log(NAME),
                Probe.http(URI.create(url() + "/_cluster/health?wait_for_status=yellow&timeout=500ms")),
                START_TIMEOUT);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    private static List<String> command(Path home, Path config) {
        var command = new ArrayList<String>();
        if (Programs.isRoot()) {
            command.addAll(AS_NOBODY);
        }
        command.addAll(List.of(
                Java.executable(),
                "-Xms4m",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-Dcli.name=server",
                "-Dcli.script=" + home.resolve("bin/elasticsearch"),
                "-Dcli.libs=lib/tools/server-cli",
                "-Des.path.home=" + home,
                "-Des.path.conf=" + config,
                "-Des.distribution.type=zip",
                "-Des.java.type=ES_JAVA_HOME",
                "-cp",
                home + "/lib/*:" + home + "/lib/cli-launcher/*",
                "org.elasticsearch.launcher.CliToolLauncher"));
        return command;
    }

    private static Map<String, String> environment(Path home, Path config, Path temp) {
        var environment = new HashMap<String, String>();
        environment.put("ES_HOME", home.toString());
        environment.put("ES_PATH_CONF", config.toString());
        environment.put("ES_DISTRIBUTION_TYPE", "zip");
        environment.put("ES_TMPDIR", temp.toString());
        environment.put("JAVA", Java.executable());
        environment.put("ES_JAVA_HOME", Java.home());
        environment.put("JAVA_TYPE", "ES_JAVA_HOME");
        return environment;
    }

    private Path unpack(Progress progress) {
        var archive = Software.archive("elasticsearch");
        var name = archive.getFileName().toString().replace(".zip", "");
        return Software.unpackOnce(folders.software().resolve(name), folder -> {
                    progress.step("unpacking Elasticsearch");
                    try (var in = Files.newInputStream(archive)) {
                        Software.unzip(in, folder);
                    }
                })
                .resolve(name);
    }
}
