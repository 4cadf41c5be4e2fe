// SPDX-License-Identifier: Apache-2.0
package im.yan.dev;

import im.yan.dev.stack.GivenServers;
import im.yan.dev.stack.MysqlAddress;
import im.yan.dev.stack.StackOptions;
import im.yan.runtime.Env;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the environment says about stacks on this machine.
 *
 * @param home the one folder that holds everything a stack leaves on disk
 * @param given servers that run already
 * @param javaOptions extra JVM options for every service
 * @param toolHeap of a program that is run on a stack
 */
public record DevConfig(Path home, GivenServers given, List<String> javaOptions, String toolHeap) {

    public static DevConfig from(Env env) {
        return new DevConfig(
                env.path("YAN_HOME", Path.of(".yan")), given(env), javaOptions(env), env.text("YAN_TOOL_HEAP", "256m"));
    }

    private static GivenServers given(Env env) {
        return new GivenServers(
                env.find("YAN_KAFKA"),
                env.find("YAN_MYSQL")
                        .map(address -> new MysqlAddress(
                                address,
                                env.text("YAN_MYSQL_DATABASE", "yan"),
                                env.text("YAN_MYSQL_USER", "yan"),
                                env.text("YAN_MYSQL_PASSWORD", "yan"))),
                env.find("YAN_REDIS"),
                env.find("YAN_ELASTICSEARCH"));
    }

    private static List<String> javaOptions(Env env) {
        return Stream.of(env.text("YAN_JAVA_OPTIONS", "").split(" +"))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /** The usual stack under these circumstances. */
    public StackOptions stack() {
        return StackOptions.at(home).withGiven(given).withJavaOptions(StackOptions.EVERY, javaOptions);
    }
}
