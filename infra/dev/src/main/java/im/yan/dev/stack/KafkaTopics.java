// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.schemas.TopicCreation;
import im.yan.schemas.TopicSizes;
import im.yan.servers.ServerException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** The topics of the catalogue, in the sizes of a laptop. */
final class KafkaTopics {
    private static final int TIMEOUT_MILLIS = 30_000;

    private KafkaTopics() {}

    /** @return how many were created */
    static int createMissing(String bootstrapServers) {
        try (var admin = Admin.create(Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "request.timeout.ms",
                TIMEOUT_MILLIS,
                "default.api.timeout.ms",
                TIMEOUT_MILLIS))) {
            return TopicCreation.createMissing(admin, TopicSizes.DEV).size();
        } catch (ExecutionException e) {
            throw new ServerException(
                    "the topics could not be created on %s: %s".formatted(bootstrapServers, e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("the creation of topics was interrupted", e);
        }
    }
}
