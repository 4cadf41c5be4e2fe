// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.servers.Folders;
import im.yan.servers.ServerFolders;
import java.nio.file.Path;

/**
 * Where a stack lives on disk.
 *
 * @param home shared by stacks; absolute
 * @param name this stack's folder below it; empty: {@code home} itself
 */
public record StackFolders(Path home, String name) {

    private Path root() {
        return home.resolve(name);
    }

    /** Unpacked programs of servers; survives {@code --fresh} and serves every stack. */
    public Path software() {
        return home.resolve("software");
    }

    /** What servers keep. */
    public Path data() {
        return root().resolve("data");
    }

    /** What a service keeps from one life to the next. */
    public Path state(String service) {
        return state().resolve(service);
    }

    private Path state() {
        return root().resolve("state");
    }

    /** One file per process. */
    public Path logs() {
        return root().resolve("logs");
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** What describes the running stack. */
    public Path run() {
        return root().resolve("run");
    }

    /** A service's own temporary folder, emptied before each of its lives. */
    Path temporary(String service) {
        return root().resolve("temp").resolve(service);
    }

    /** Copies of our own jars, so that a build beneath a running stack does it no harm. */
    Path jars() {
        return root().resolve("jars");
    }

    /** Class archives, which make a JVM start faster; survive {@code --fresh}. */
    Path classArchive(String service) {
        return root().resolve("archives").resolve(service + ".jsa");
    }

    ServerFolders servers() {
        return new ServerFolders(software(), data(), logs());
    }

    /** Removes what servers and services remember. */
    void forgetEverything() {
        Folders.delete(data());
        Folders.delete(state());
    }
}
