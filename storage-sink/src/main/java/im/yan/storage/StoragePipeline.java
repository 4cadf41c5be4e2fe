// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import im.yan.runtime.Service;
import im.yan.storage.audit.Audit;
import im.yan.storage.cdc.FeedPlan;
import im.yan.storage.cdc.Feeds;
import im.yan.storage.cdc.StatesToKafka;
import im.yan.storage.mysql.LogConsumer;
import im.yan.storage.mysql.LogSink;
import im.yan.storage.mysql.MysqlStore;
import im.yan.storage.redis.RowsToRedis;
import im.yan.storage.search.MessagesToElasticsearch;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * The whole sink: im.messages, im.receipts → {@link LogConsumer} → {@link LogSink} → {@link MysqlStore}, and MySQL's binlog →
 * {@link Feeds} → im.accounts and im.devices, Elasticsearch, Redis. {@link Audit} looks at all of it. Spring starts the parts in order, the listener last, and stops them in reverse.
 */
final class StoragePipeline {

    private StoragePipeline() {}

    static ConfigurableApplicationContext start(Service service, StorageConfig config) {
        var application = new SpringApplication(parts(config));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        // The service closes the context, and has set up logging.
        application.setRegisterShutdownHook(false);
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        application.setInitializers(List.of(context -> {
            context.getBeanFactory().registerSingleton("service", service);
            context.getBeanFactory().registerSingleton("config", config);
        }));
        return application.run();
    }

    private static Class<?>[] parts(StorageConfig config) {
        var parts = new ArrayList<Class<?>>();
        if (config.keepsLog()) {
            parts.add(LogToMysql.class);
        }
        if (config.feeds().isPresent()) {
            parts.add(MysqlOnward.class);
        }
        // Who only carries one server's changes onward does not see all of the messages.
        if (config.keepsLog() && config.audit().rate() > 0) {
            parts.add(Comparing.class);
        }
        return parts.toArray(Class<?>[]::new);
    }

    /** The half that keeps the log. */
    @Configuration(proxyBeanMethods = false)
    static final class LogToMysql {
        private final Service service;

        LogToMysql(Service service) {
            this.service = service;
        }

        @Bean
        MysqlStore store(StorageConfig config) {
            var store = MysqlStore.open(config.mysql(), config.log().threads(), service.metrics());
            service.health().readyWhen("mysql", store::isReachable);
            return store;
        }

        @Bean
        LogSink sink(StorageConfig config, MysqlStore store) {
            return LogSink.open(config.log(), store, service.metrics());
        }

        @Bean
        ConcurrentMessageListenerContainer<byte[], byte[]> consumer(StorageConfig config, LogSink sink) {
            return LogConsumer.of(config.log(), sink, service);
        }

        // Fenced by another instance of the same name, or not allowed to read: no retry mends that.
        @EventListener
        void consumerStopped(ConsumerStoppedEvent event) {
            if (event.getReason() != ConsumerStoppedEvent.Reason.NORMAL) {
                service.fail("the log's consumer ended", new IllegalStateException("reason: " + event.getReason()));
            }
        }
    }

    /** The half that carries changes onward. Readiness does not depend on it: a standby is as ready as the leader. */
    @Configuration(proxyBeanMethods = false)
    static final class MysqlOnward {

        @Bean
        Feeds feeds(Service service, StorageConfig config) {
            var feeds = config.feeds().orElseThrow();
            return Feeds.start(
                    plans(config, feeds, service),
                    feeds.settings(),
                    service.metrics(),
                    bug -> service.fail("a bug stopped a change feed", bug));
        }

        private static List<FeedPlan> plans(StorageConfig config, StorageConfig.Feeding feeds, Service service) {
            var plans = new ArrayList<FeedPlan>();
            if (feeds.states()) {
                plans.add(StatesToKafka.plan(feeds.settings()));
            }
            feeds.search()
                    .map(search -> MessagesToElasticsearch.plan(search, config.mysql(), service.metrics()))
                    .ifPresent(plans::add);
            feeds.cache()
                    .map(cache -> RowsToRedis.plan(cache, config.mysql().database()))
                    .ifPresent(plans::add);
            return plans;
        }
    }

    /** Whoever looks on. Readiness does not depend on it. */
    @Configuration(proxyBeanMethods = false)
    static final class Comparing {

        @Bean
        Audit audit(Service service, StorageConfig config) {
            return Audit.start(config.audit(), service.metrics());
        }
    }
}
