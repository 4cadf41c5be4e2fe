// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import static im.yan.push.provider.Requests.device;
import static im.yan.push.provider.Requests.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.runtime.Service;
import im.yan.schemas.Topic;
import im.yan.schemas.TopicSizes;
import im.yan.schemas.Topics;
import im.yan.schemas.v1.PushRequest;
import im.yan.testkit.TestServers;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topic is shared with other tests, so each looks only at what concerns its own users. */
class OfflineSenderIT {
    private static final AtomicLong USERS = new AtomicLong(7_000_000);
    private static final String SECRET = "a secret";

    @TempDir
    Path folder;

    private final long user = USERS.addAndGet(1_000);
    private final Receiver receiver = new Receiver();
    private final Browser browser = Browser.create();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestServers.kafka(), "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());

    @AfterEach
    void close() {
        receiver.letGo();
        receiver.close();
        producer.close(Duration.ofSeconds(5));
    }

    @Test
    void itReachesTheBrowserAndTheWebhookAndTriesAgain() throws Exception {
        receiver.answersTo("/browser", 503);
        receiver.answersTo(named(user), 500);
        var request = mine(1).toBuilder()
                .setMentioned(true)
                .addDevices(device("phone", browser.subscription(receiver.url("/browser"))))
                .build();

        try (var service = start(withWebPush())) {
            send(request);

            await().atMost(20, SECONDS).until(() -> calls("/browser").size() == 2);
            await().atMost(10, SECONDS).until(() -> webhooks(user).size() == 2);
            await().atMost(10, SECONDS).until(() -> hasNothingWaiting(service));
            assertThat(scrape(service))
                    .contains(
                            "yan_push_offline_total{outcome=\"delivered\",provider=\"web-push\",service=\"push-fanout\"} 1.0")
                    .contains(
                            "yan_push_offline_total{outcome=\"retried\",provider=\"web-push\",service=\"push-fanout\"} 1.0")
                    .contains("outcome=\"delivered\",provider=\"webhook\"");
        }

        var received = browser.decrypt(calls("/browser").getLast().body().toByteArray());
        assertThat(received).isEqualTo(Payload.forBrowser(request));
        assertThat(webhooks(user))
                .allSatisfy(this::isSigned)
                .extracting(call -> call.json().get("id").getAsString())
                .containsOnly(user + "/g:2/1");
    }

    @Test
    void whatIsDoneIsNotRepeatedAfterARestartAndWhatIsNotIs() throws Exception {
        try (var service = start(webhook())) {
            send(mine(1));
            await().atMost(20, SECONDS).until(() -> webhooks(user).size() == 1);
            receiver.hold();
            send(mine(2));
            await().atMost(10, SECONDS).until(() -> webhooks(user).size() == 2);
            assertThat(service.health().isReady()).isTrue();
        }
        receiver.letGo();

        try (var service = start(webhook())) {
            await().atMost(20, SECONDS).until(() -> webhooks(user).size() == 3);
            assertThat(service.health().isLive()).isTrue();
        }

        assertThat(webhooks(user))
                .extracting(call -> call.json().get("lastSeq").getAsLong())
                .containsExactly(1L, 2L, 2L);
    }

    @Test
    void whatIsRefusedOrFailsToTheLastIsADeadLetterAndTheNextGoesOn() throws Exception {
        var refused = user;
        var failing = user + 1;
        var garbage = user + 2;
        receiver.answersTo(named(refused), 400);
        receiver.answersTo(named(failing), 500, 500);
        var environment = webhook();
        environment.put("PUSH_PROVIDER_ATTEMPTS", "2");

        try (var service = start(environment)) {
            send(mine(1));
            send(mine(1).toBuilder().setUserId(failing).build());
            producer.send(new ProducerRecord<>(Topics.PUSH.name(), Long.toString(garbage), new byte[] {-1, -1}));
            send(mine(2).toBuilder().setUserId(failing).setConversationId("g:3").build());

            await().atMost(20, SECONDS).until(() -> webhooks(failing).size() == 3);
            await().atMost(20, SECONDS).until(() -> letters().size() == 3);
            assertThat(service.health().isLive()).isTrue();
        }

        assertThat(reasons())
                .containsEntry(refused, "webhook webhook: answered 400")
                .containsEntry(failing, "webhook webhook: answered 500, attempt 2 was the last")
                .containsEntry(garbage, "not a request that names a user and a conversation");
    }

    @Test
    void atTheBoundItReadsNoFurtherAndNothingIsDropped() throws Exception {
        var environment = webhook();
        environment.put("PUSH_OFFLINE_WAITING_MAX", "2");
        var users = LongStream.range(user, user + 10).boxed().toList();
        receiver.hold();
        users.forEach(each -> send(mine(1).toBuilder().setUserId(each).build()));
        producer.flush();

        try (var service = start(environment)) {
            await().atMost(20, SECONDS).until(() -> !receiver.calls().isEmpty());
            await().during(Duration.ofMillis(500)).until(() -> receiver.calls().size() <= 2);
            receiver.letGo();

            await().atMost(20, SECONDS)
                    .until(() -> users.stream().allMatch(each -> webhooks(each).size() == 1));
            assertThat(service.health().isLive()).isTrue();
        }
    }

    @Test
    void ofTwoInstancesTheNewOneStartsAnewWhatItTakesOverAndTheOtherGoesOn() throws Exception {
        var here = userIn(0);
        var there = userIn(1);
        var second = webhook();
        second.put("YAN_INSTANCE", "1");
        receiver.hold();

        try (var one = start(webhook())) {
            send(mine(1).toBuilder().setUserId(here).build());
            send(mine(1).toBuilder().setUserId(there).build());
            await().atMost(20, SECONDS)
                    .until(() -> webhooks(here).size() == 1 && webhooks(there).size() == 1);
            try (var two = start(second)) {
                await().atMost(20, SECONDS)
                        .until(() -> webhooks(here).size() + webhooks(there).size() == 3);
                receiver.letGo();
                await().atMost(20, SECONDS).until(() -> hasNothingWaiting(one) && hasNothingWaiting(two));
            }
        }

        assertThat(webhooks(here).size() + webhooks(there).size()).isEqualTo(3);
    }

    @Test
    void withoutAProviderItReadsNothing() throws Exception {
        try (var service = start(Map.of())) {
            assertThat(service.health().isReady()).isTrue();
            assertThat(scrape(service)).doesNotContain("yan_push_offline");
        }
    }

    private Map<String, String> webhook() {
        return new HashMap<>(Map.of("PUSH_WEBHOOK_URL", receiver.url("/hook"), "PUSH_WEBHOOK_SECRET", SECRET));
    }

    private Map<String, String> withWebPush() throws Exception {
        var file = folder.resolve("vapid.json");
        VapidKeys.create().write(file);
        var environment = webhook();
        environment.put("PUSH_VAPID_KEYS", file.toString());
        environment.put("PUSH_VAPID_SUBJECT", "mailto:ops@example.com");
        environment.put("PUSH_WEB_ENDPOINTS", "127.0.0.1");
        return environment;
    }

    private static Service start(Map<String, String> environment) throws Exception {
        var variables = new HashMap<>(environment);
        variables.put("YAN_KAFKA", TestServers.kafka());
        return Service.start("push-fanout", variables, OfflineSender::start);
    }

    private PushRequest mine(long seq) {
        return request("g:2", seq).toBuilder()
                .setUserId(user)
                .setTimeMillis(Clock.systemUTC().millis())
                .build();
    }

    private void send(PushRequest request) {
        producer.send(
                new ProducerRecord<>(Topics.PUSH.name(), Long.toString(request.getUserId()), request.toByteArray()));
    }

    private static String named(long userId) {
        return "\"userId\":\"" + userId + "\"";
    }

    private List<Receiver.Call> webhooks(long userId) {
        return calls("/hook").stream()
                .filter(call -> call.body().toStringUtf8().contains(named(userId)))
                .toList();
    }

    private List<Receiver.Call> calls(String path) {
        return receiver.calls().stream()
                .filter(call -> call.path().equals(path))
                .toList();
    }

    private void isSigned(Receiver.Call call) {
        var timestamp = Long.parseLong(call.header("Yan-Timestamp"));
        assertThat(call.header("Yan-Signature"))
                .isEqualTo(
                        new WebhookSignature(SECRET).of(timestamp, call.body().toByteArray()));
    }

    private static String scrape(Service service) {
        return ((PrometheusMeterRegistry) service.metrics()).scrape();
    }

    private static boolean hasNothingWaiting(Service service) {
        return scrape(service).contains("yan_push_offline_waiting{service=\"push-fanout\"} 0");
    }

    private long userIn(int partition) {
        return LongStream.iterate(user, id -> id + 1)
                .filter(id -> Topic.partitionOf(Long.toString(id), TopicSizes.DEV.userPartitions()) == partition)
                .findFirst()
                .orElseThrow();
    }

    private Map<Long, String> reasons() {
        var reasons = new HashMap<Long, String>();
        for (var letter : letters()) {
            assertThat(text(letter, "dead.topic")).isEqualTo(Topics.PUSH.name());
            reasons.put(Long.valueOf(letter.key()), text(letter, "dead.reason"));
        }
        return reasons;
    }

    private static String text(ConsumerRecord<String, byte[]> letter, String header) {
        return new String(letter.headers().lastHeader(header).value(), UTF_8);
    }

    /** Of this test's users. */
    private List<ConsumerRecord<String, byte[]>> letters() {
        var partition = new TopicPartition(Topics.PUSH.deadLetters(), 0);
        var letters = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestServers.kafka()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
            }
        }
        return letters.stream()
                .filter(letter -> Long.parseLong(letter.key()) / 1_000 == user / 1_000)
                .toList();
    }
}
