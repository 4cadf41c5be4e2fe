// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;
import static org.awaitility.Awaitility.await;

import im.yan.runtime.Service;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.storage.Events;
import im.yan.storage.Log;
import im.yan.storage.Tables;
import im.yan.testkit.TestMysql;
import im.yan.testkit.TestServers;
import im.yan.testkit.guarantee.Run;
import im.yan.testkit.guarantee.Seen;
import im.yan.testkit.guarantee.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** A crash between the two commits, in our order and in the wrong one: the guarantees tell them apart. */
class OffsetsAfterTheCommitIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MESSAGES = 40;
    private static final int BATCH_MAX = 15;

    private final Log log = new Log();
    private final ConversationId.Direct conversation = Events.newConversation();
    private final AtomicInteger largestBatch = new AtomicInteger();
    private final List<Exception> bugs = new CopyOnWriteArrayList<>();

    /** The bug that ends the process where it would hurt. */
    private static final class Crash extends IllegalStateException {}

    private static void crash() {
        throw new Crash();
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void ourOrderLosesNothing() throws Exception {
        var verdict = verdictOn(
                "right-order",
                sink -> (records, offsets) -> new LogListener(sink).onMessage(records, OffsetsAfterTheCommitIT::crash));

        verdict.requireKept();
        assertThat(bugs).singleElement(THROWABLE).hasRootCauseInstanceOf(Crash.class);
        assertThat(verdict.acked()).isEqualTo(MESSAGES);
    }

    @Test
    void offsetsBeforeTheCommitLoseAckedMessages() throws Exception {
        var verdict = verdictOn("wrong-order", sink -> (records, offsets) -> {
            if (offsets != null) {
                offsets.acknowledge();
            }
            crash();
        });

        assertThat(verdict.kept()).isFalse();
        assertThat(verdict.violations().get("lost")).isNotEmpty();
    }

    @Test
    void noBatchIsLargerThanAllowed() throws Exception {
        verdictOn("batches", sink -> (records, offsets) -> crash());

        assertThat(largestBatch.get()).isPositive().isLessThanOrEqualTo(BATCH_MAX);
    }

    /** The log is read by a sink that crashes at its first batch, then by a sound one to its end. */
    private Verdict verdictOn(
            String name, Function<LogSink, BatchAcknowledgingMessageListener<byte[], byte[]>> crashing)
            throws Exception {
        var mysql = TestServers.mysql().fresh(name);
        var run = new Run();
        for (int seq = 1; seq <= MESSAGES; seq++) {
            run.sent(conversation.smaller(), conversation.text(), Events.clientMsgId(conversation, seq));
            run.acked(new Run.Ack(conversation.text(), Events.clientMsgId(conversation, seq), seq));
        }
        log.beginHere(name);
        log.post(conversation, 1, MESSAGES);

        readWith(mysql, name, crashing, consumer -> !consumer.isRunning());
        readWith(mysql, name, LogListener::new, consumer -> log.isCaughtUp(name));

        var view = run.view("mysql", conversation.text()::equals);
        for (var bytes : new Tables(mysql).events(conversation)) {
            var event = ConversationEvent.parseFrom(bytes);
            view.saw(new Seen(event.getConversationId(), event.getSeq(), event.getClientMsgId()));
        }
        return Verdict.on(run);
    }

    private interface Until {
        boolean is(ConcurrentMessageListenerContainer<byte[], byte[]> consumer) throws Exception;
    }

    private void readWith(
            TestMysql mysql,
            String group,
            Function<LogSink, BatchAcknowledgingMessageListener<byte[], byte[]>> listener,
            Until until)
            throws Exception {
        var settings = new LogSettings(
                TestServers.kafka(),
                group,
                "0",
                1,
                BATCH_MAX,
                Duration.ofMillis(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1));
        try (var service = Service.start("sink", Map.of(), wiring -> {});
                var store = MysqlStore.open(new Tables(mysql).settings(), 1, service.metrics());
                var sink = LogSink.open(settings, store, service.metrics())) {
            var consumer = LogConsumer.of(
                    settings,
                    measured(listener.apply(sink)),
                    new LogErrorHandler(settings.retryMax(), sink.metrics(), bugs::add),
                    service);
            consumer.start();
            await().atMost(SOON).until(() -> until.is(consumer));
            consumer.stop();
        }
    }

    private BatchAcknowledgingMessageListener<byte[], byte[]> measured(
            BatchAcknowledgingMessageListener<byte[], byte[]> listener) {
        return (records, offsets) -> {
            largestBatch.accumulateAndGet(records.size(), Math::max);
            listener.onMessage(records, offsets);
        };
    }
}
