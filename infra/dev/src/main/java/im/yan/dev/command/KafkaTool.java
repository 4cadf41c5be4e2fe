// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.command;

import im.yan.servers.ServerException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Kafka's own command-line programs, under the names of their shell scripts. */
enum KafkaTool {
    CONFIGS("kafka.admin.ConfigCommand"),
    CONSOLE_CONSUMER("org.apache.kafka.tools.consumer.ConsoleConsumer"),
    CONSOLE_PRODUCER("org.apache.kafka.tools.ConsoleProducer"),
    CONSUMER_GROUPS("org.apache.kafka.tools.consumer.group.ConsumerGroupCommand"),
    DELETE_RECORDS("org.apache.kafka.tools.DeleteRecordsCommand"),
    FEATURES("org.apache.kafka.tools.FeatureCommand"),
    GET_OFFSETS("org.apache.kafka.tools.GetOffsetShell"),
    GROUPS("org.apache.kafka.tools.GroupsCommand"),
    LOG_DIRS("org.apache.kafka.tools.LogDirsCommand"),
    STREAMS_APPLICATION_RESET("org.apache.kafka.tools.StreamsResetter"),
    STREAMS_GROUPS("org.apache.kafka.tools.streams.StreamsGroupCommand"),
    TOPICS("org.apache.kafka.tools.TopicCommand"),
    TRANSACTIONS("org.apache.kafka.tools.TransactionsCommand");

    private static final String FORMATTER = "im.yan.schemas.RecordFormatter";

    private final String mainClass;

    KafkaTool(String mainClass) {
        this.mainClass = mainClass;
    }

    static KafkaTool named(String name) {
        return Arrays.stream(values())
                .filter(tool -> tool.cliName().equals(name))
                .findFirst()
                .orElseThrow(() -> new ServerException("there is no Kafka tool %s: there are %s"
                        .formatted(
                                name,
                                Arrays.stream(values()).map(KafkaTool::cliName).collect(Collectors.joining(", ")))));
    }

    private String cliName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String mainClass() {
        return mainClass;
    }

    /** The arguments as given, and what our stack and our records make obvious. */
    List<String> complete(List<String> given, String bootstrapServers) {
        var arguments = new ArrayList<>(given);
        addUnlessGiven(arguments, "--bootstrap-server", bootstrapServers);
        if (this == CONSOLE_CONSUMER) {
            addUnlessGiven(arguments, "--formatter", FORMATTER);
            // What services see: no record of a transaction that was aborted.
            addUnlessGiven(arguments, "--isolation-level", "read_committed");
        }
        return arguments;
    }

    private static void addUnlessGiven(List<String> arguments, String option, String value) {
        if (arguments.stream().noneMatch(given -> given.equals(option) || given.startsWith(option + "="))) {
            arguments.addAll(List.of(option, value));
        }
    }
}
