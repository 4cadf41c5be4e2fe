// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import im.yan.runtime.Service;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The offline sender as a part of push-fanout's process: ready while it reads, closed with the service. */
public final class OfflineSender {
    private static final Logger LOG = LoggerFactory.getLogger(OfflineSender.class);
    private static final String GROUP = "yan-push-sender";
    private static final int POLL_MAX = 500;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private OfflineSender() {}

    public static void start(Service service) {
        var config = ProviderConfig.from(service.env());
        var clock = Clock.systemUTC();
        var providers = providers(service, config, clock);
        if (providers.isEmpty()) {
            LOG.atInfo().log("no offline notifications: neither Web Push nor a webhook is configured");
            return;
        }
        run(service, config, providers, clock);
    }

    private static List<Provider> providers(Service service, ProviderConfig config, Clock clock) {
        var providers = new ArrayList<Provider>();
        config.webPush().ifPresent(settings -> {
            var http = service.closing(new HttpCalls(config.callTimeout(), clock));
            providers.add(new WebPush(settings.library(), settings.endpoints(), http));
        });
        config.webhook().ifPresent(settings -> {
            var http = service.closing(new HttpCalls(config.callTimeout(), clock));
            providers.add(new Webhook(settings.url(), settings.signature(), http, clock));
        });
        return providers;
    }

    private static void run(Service service, ProviderConfig config, List<Provider> providers, Clock clock) {
        Thread.UncaughtExceptionHandler onBug =
                (thread, failure) -> service.fail("the offline sender cannot go on", failure);
        var metrics = new ProviderMetrics(service.metrics());
        var retries = RetrySchedule.of(
                config.attempts(), () -> ThreadLocalRandom.current().nextLong());
        var lanes = service.closing(new Lanes(new Courier(retries, clock, metrics), metrics, onBug));
        var deadLetters = DeadLetterBox.to(config.bootstrapServers(), GROUP + "-dead-" + config.instance());
        var dispatch = new Dispatch(providers, lanes, config.ageMax(), clock, deadLetters::put, metrics);
        var progress = new Progress(config.waitingMax());
        metrics.waiting(progress::waiting);

        var pollMax = Math.min(POLL_MAX, config.waitingMax());
        var reader = new RequestReader(consumer(config, pollMax), dispatch, progress, deadLetters, pollMax);
        var thread = Thread.ofPlatform()
                .name("push-sender")
                .uncaughtExceptionHandler(onBug)
                .start(reader);
        service.health().readyWhen("push-sender", thread::isAlive);
        service.closing(() -> {
            reader.close();
            thread.join(CLOSE_TIMEOUT);
        });
    }

    private static Consumer<byte[], byte[]> consumer(ProviderConfig config, int pollMax) {
        var session = (int) config.sessionTimeout().toMillis();
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, GROUP + "-" + config.instance());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, GROUP + "-" + config.instance());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // What stays here when another instance comes or goes is not interrupted.
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, pollMax);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 3);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
