// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Redis, which keeps nothing that must be kept: no persistence. */
public record RedisServer(ServerFolders folders, int port) {
    private static final String NAME = "redis";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

    public ChildSpec prepare(Progress progress) {
        var program = unpack(progress);
        var data = folders.data().resolve(NAME);
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new ServerException(data + " could not be created: " + e.getMessage(), e);
        }
        return new ChildSpec(
                NAME,
                List.of(
                        program.toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--maxmemory",
                        "128mb",
                        "--maxmemory-policy",
                        "volatile-lru"),
                Map.of(),
                data,
                folders.log(NAME),
                Probe.tcp(port),
                START_TIMEOUT);
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    private Path unpack(Progress progress) {
        var jar = Software.archive("embedded-redis");
        var name = jar.getFileName().toString().replace(".jar", "");
        return Software.unpackOnce(folders.software().resolve(name), folder -> {
                    progress.step("unpacking Redis");
                    var program = folder.resolve("redis-server");
                    Software.inJar(jar, entry(), in -> Files.copy(in, program));
                    Software.makeExecutable(program);
                })
                .resolve("redis-server");
    }

    private static String entry() {
        var arm = System.getProperty("os.arch").equals("aarch64");
        if (Programs.isLinux()) {
            return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
        }
        return arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64";
    }
}
