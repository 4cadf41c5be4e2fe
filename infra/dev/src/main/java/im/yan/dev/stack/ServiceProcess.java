// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.servers.ChildSpec;
import im.yan.servers.Folders;
import im.yan.servers.Java;
import im.yan.servers.Probe;
import im.yan.servers.ServerException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A JVM of our own services, to be started again and again. */
record ServiceProcess(
        String name,
        String classPath,
        String mainClass,
        int heapMegabytes,
        List<String> moreJavaOptions,
        Map<String, String> environment,
        Probe ready,
        StackFolders folders) {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(120);

    /** Called before each life: what a killed one left in its temporary folder is removed. */
    ChildSpec prepare() {
        var temporary = folders.temporary(name);
        Folders.delete(temporary);
        try {
            Files.createDirectories(temporary);
            Files.createDirectories(folders.state(name));
            Files.createDirectories(folders.classArchive(name).getParent());
        } catch (IOException e) {
            throw new ServerException("the folders of %s could not be created: %s".formatted(name, e.getMessage()), e);
        }
        return new ChildSpec(
                name, command(), environment, folders.state(name), folders.log(name), ready, START_TIMEOUT);
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        command.add(Java.executable());
        command.addAll(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + folders.temporary(name)));
        command.addAll(classArchive());
        command.addAll(moreJavaOptions);
        command.addAll(List.of("-cp", classPath, mainClass));
        return command;
    }

    // The JVM writes one at its first orderly end; it cannot for class files in folders, and then ends with an error.
    private List<String> classArchive() {
        var inFolders = Stream.of(classPath.split(File.pathSeparator)).anyMatch(entry -> new File(entry).isDirectory());
        return inFolders
                ? List.of()
                : List.of(
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + folders.classArchive(name),
                        "-Xlog:cds=off,cds+dynamic=off");
    }
}
