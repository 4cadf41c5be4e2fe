// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.command;

import im.yan.dev.stack.StackOptions;
import im.yan.servers.Java;
import im.yan.servers.KafkaServer;
import im.yan.servers.ServerException;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs one of Kafka's own tools against the stack's Kafka, with our formatter at hand. */
@Command(
        name = "kafka",
        mixinStandardHelpOptions = true,
        description = {
            "Runs one of Kafka's own tools, for example:",
            "  ./yan kafka console-consumer --topic im.messages --from-beginning",
            "  ./yan kafka consumer-groups --list"
        })
public final class KafkaCommand implements Callable<Integer> {
    // Our formatter and what it needs; Kafka's own class path has the rest.
    private static final List<String> FORMATTER_JARS =
            List.of("yan-schemas", "protobuf-java", "gson", "guava", "failureaccess");

    private final StackOptions usual;

    @Mixin
    private final StackChoice choice = new StackChoice();

    @Parameters(
            index = "0",
            paramLabel = "TOOL",
            description = "as Kafka's shell script is called, without kafka- and .sh")
    private String tool = "";

    @Parameters(
            index = "1..*",
            paramLabel = "ARGS",
            arity = "0..*",
            description = "the tool's own; --bootstrap-server is filled in")
    private List<String> arguments = new ArrayList<>();

    public KafkaCommand(StackOptions usual) {
        this.usual = usual;
    }

    @Override
    public Integer call() throws InterruptedException {
        var kafkaTool = KafkaTool.named(tool);
        var address = choice.requireRunning(usual).addresses().getOrDefault("kafka", "");
        try {
            return new ProcessBuilder(command(kafkaTool, address))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new ServerException("%s could not be started: %s".formatted(tool, e.getMessage()), e);
        }
    }

    private List<String> command(KafkaTool kafkaTool, String address) {
        var command = new ArrayList<>(List.of(
                Java.executable(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.level=ERROR",
                "-cp",
                classPath(),
                kafkaTool.mainClass()));
        command.addAll(kafkaTool.complete(arguments, address));
        return command;
    }

    static String classPath() {
        var formatter = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> FORMATTER_JARS.stream().anyMatch(new File(entry).getName()::startsWith));
        return Stream.concat(Stream.of(KafkaServer.classPath()), formatter)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
