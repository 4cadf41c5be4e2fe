// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/** A feed's own topics: all it knows is in them. */
final class FeedTopics {
    private static final int TIMEOUT_MILLIS = 10_000;

    private FeedTopics() {}

    /** Creates what is missing, with as many replicas as the broker gives a topic; what exists is left as it is. */
    static void create(String bootstrapServers, FeedName feed) {
        Map<String, Object> properties = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        try (var admin = Admin.create(properties)) {
            admin.createTopics(topics(feed)).values().values().forEach(FeedTopics::await);
        }
    }

    private static void await(KafkaFuture<Void> created) {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("the feed's topics could not be created", e.getCause());
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    static List<NewTopic> topics(FeedName feed) {
        return List.of(
                // The last offset is all that counts.
                topic(feed.offsetsTopic(), Map.of("cleanup.policy", "compact")),
                // Read from its beginning at each start: without one definition the binlog cannot be read any more.
                topic(
                        feed.schemaHistoryTopic(),
                        Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1")));
    }

    private static NewTopic topic(String name, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(1), Optional.empty()).configs(settings);
    }
}
