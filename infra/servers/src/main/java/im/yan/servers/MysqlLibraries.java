// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The one shared library MySQL needs that small systems lack: libaio, fetched from Debian's packages where that works. */
final class MysqlLibraries {
    private static final String LIBRARY = "libaio.so.1";
    private static final String REMEDY =
            "MySQL needs " + LIBRARY + ": install the package libaio1 (Debian, Ubuntu) or libaio (Fedora, Arch)";
    private static final List<String> SYSTEM_FOLDERS =
            List.of("/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/lib", "/usr/lib");

    private MysqlLibraries() {}

    static Map<String, String> environment(ServerFolders folders, Progress progress) {
        if (!Programs.isLinux() || has(SYSTEM_FOLDERS.stream().map(Path::of))) {
            return Map.of();
        }
        var unpacked = Software.unpackOnce(folders.software().resolve("libaio1"), folder -> {
            progress.step("fetching libaio1, which MySQL needs and this system lacks");
            fetch(folder, folders.log("libaio"));
        });
        return Map.of("LD_LIBRARY_PATH", unpacked.resolve("lib").toString());
    }

    private static boolean has(Stream<Path> candidates) {
        return candidates.anyMatch(folder -> Files.exists(folder.resolve(LIBRARY)));
    }

    // Needs no root: the package is only downloaded and unpacked beside the servers.
    private static void fetch(Path folder, Path log) throws IOException {
        var script = """
                cd "$0" && apt-get download libaio1 && dpkg -x libaio1*.deb . && rm libaio1*.deb &&
                mkdir -p lib && find . -name '%s*' ! -path './lib/libaio*' -exec cp -P {} lib/ ';' && test -e lib/%s
                """.formatted(LIBRARY, LIBRARY);
        try {
            Programs.run("fetching libaio1", List.of("sh", "-c", script, folder.toString()), Map.of(), log);
        } catch (ServerException e) {
            throw new ServerException(REMEDY, e);
        }
    }
}
