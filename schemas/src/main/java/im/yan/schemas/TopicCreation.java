// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics of the catalogue and their dead-letter topics; what exists already is left as it is. */
public final class TopicCreation {

    private TopicCreation() {}

    /**
     * @return the names of the topics that were created
     * @throws ExecutionException the broker refused or could not be reached
     */
    public static Set<String> createMissing(Admin admin, TopicSizes sizes)
            throws ExecutionException, InterruptedException {
        var existing = admin.listTopics().names().get();
        var missing = Topics.ALL.stream()
                .flatMap(topic -> Stream.of(source(topic, sizes), deadLetters(topic, sizes)))
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        try {
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            // Another instance was faster: both wanted the same topics.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        return missing.stream().map(NewTopic::name).collect(Collectors.toUnmodifiableSet());
    }

    private static NewTopic source(Topic<?> topic, TopicSizes sizes) {
        return new NewTopic(topic.name(), sizes.partitions(topic.keyedBy()), sizes.replicas())
                .configs(topic.settings());
    }

    private static NewTopic deadLetters(Topic<?> topic, TopicSizes sizes) {
        return new NewTopic(topic.deadLetters(), 1, sizes.replicas())
                .configs(Map.of("cleanup.policy", "delete", "retention.ms", "-1"));
    }
}
