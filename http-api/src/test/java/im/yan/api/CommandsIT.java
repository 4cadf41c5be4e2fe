// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.ConversationId;
import im.yan.schemas.TopicSizes;
import im.yan.schemas.TraceHeader;
import im.yan.schemas.v1.Command;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.SendAck;
import im.yan.schemas.v1.ServerFrame;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsIT {
    private static final TestApi API = TestApi.shared();
    private final String clientMsgId = UUID.randomUUID().toString();

    @BeforeAll
    static void untilAnswersAreHeard() {
        try (var router = FakeRouter.deciding(CommandsIT::accepted)) {
            var user = API.user();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> user.post("/v1/commands", send(user.id(), "x")).status() == 200);
            assertThat(router.next()).isPresent();
        }
    }

    @Test
    void aCommandIsAnsweredWithTheNumbersItGot() {
        try (var router = FakeRouter.deciding(CommandsIT::accepted)) {
            var user = API.logInFrom("web-1", API.user());

            var answer = user.post("/v1/commands", send(user.id(), clientMsgId));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(answer.json().toString())
                    .isEqualTo("{\"clientMsgId\":\"%s\",\"conversationId\":\"%s\",\"seq\":\"41\"}"
                            .formatted(clientMsgId, conversation(user.id())));
            var record = router.next().orElseThrow();
            assertThat(record.key()).isEqualTo(conversation(user.id()));
            assertThat(TraceHeader.of(record.headers())).isPresent();
            var command = FakeRouter.parse(record);
            assertThat(command.getSenderId()).isEqualTo(user.id());
            assertThat(command.getSendMessage().getContent().getText().getBody())
                    .isEqualTo("hello 🙂");
            assertThat(command.getOrigin().getDeviceId()).isEqualTo("web-1");
            assertThat(command.getOrigin().getRequestId()).isEqualTo(5);
            assertThat(command.getOrigin().getConnector()).isEqualTo(TopicSizes.DEV.connectors() - 1);
        }
    }

    @Test
    void anotherInstanceHasAPartitionOfItsOwn() {
        try (var router = FakeRouter.deciding(CommandsIT::accepted);
                var other = TestApi.start(Map.of("API_DOWNLINK_PARTITION", "1"))) {
            var user = other.user();

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> user.post("/v1/commands", send(user.id(), clientMsgId))
                                    .status()
                            == 200);

            assertThat(FakeRouter.parse(router.next().orElseThrow()).getOrigin().getConnector())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ROLE_TOO_LOW, false, 403 ROLE_TOO_LOW",
        "MESSAGE_UNKNOWN, false, 404 MESSAGE_UNKNOWN",
        "GROUP_EXISTS, false, 409 GROUP_EXISTS",
        "GROUP_DISSOLVED, false, 410 GROUP_DISSOLVED",
        "RATE_LIMITED, true, 429 RATE_LIMITED retryable"
    })
    void aRefusalIsToldAsTheRouterSaysIt(ErrorCode code, boolean retryable, String expected) {
        var error = Error.newBuilder()
                .setCode(code)
                .setMessage("the router's own words")
                .setRetryable(retryable);
        try (var router = FakeRouter.deciding(
                command -> Optional.of(ServerFrame.newBuilder().setError(error).build()))) {
            var user = API.user();

            var answer = user.post("/v1/commands", send(user.id(), clientMsgId));

            assertThat(answer.refusal()).isEqualTo(expected);
            assertThat(answer.text("message")).isEqualTo("the router's own words");
            assertThat(router.next()).isPresent();
        }
    }

    @Test
    void aNewGroupsIdIsInTheAnswer() {
        try (var router = FakeRouter.deciding(CommandsIT::accepted)) {
            var user = API.user();

            var answer = user.post(
                    "/v1/commands",
                    "{\"command\":{\"clientMsgId\":\"%s\",\"createGroup\":{\"settings\":{\"name\":\"hikers\"},\"memberIds\":[\"7\"]}}}"
                            .formatted(clientMsgId));

            var expected = ConversationId.groupOf(user.id(), clientMsgId).text();
            assertThat(answer.text("conversationId")).isEqualTo(expected);
            var command = FakeRouter.parse(router.next().orElseThrow());
            assertThat(command.getConversationId()).isEqualTo(expected);
            assertThat(command.getCreateGroup().getMemberIdsList()).containsExactly(7L);
        }
    }

    @Test
    void aMarkReadHasTheIdThatIsGivenOrOneOfItsOwn() {
        try (var router = FakeRouter.deciding(CommandsIT::accepted)) {
            var user = API.user();
            var frame = "{\"markRead\":{\"conversationId\":\"%s\",\"seq\":\"3\",\"messageNo\":\"3\"}}"
                    .formatted(conversation(user.id()));

            var given = user.post("/v1/commands?clientMsgId=" + clientMsgId, frame);
            var made = user.post("/v1/commands", frame);

            assertThat(given.text("clientMsgId")).isEqualTo(clientMsgId);
            assertThat(UUID.fromString(made.text("clientMsgId"))).isNotNull();
            assertThat(FakeRouter.parse(router.next().orElseThrow())
                            .getMarkRead()
                            .getSeq())
                    .isEqualTo(3);
        }
    }

    @Test
    void withoutAnAnswerTheClientIsToldToSendAgain() {
        try (var router = FakeRouter.deciding(command -> Optional.empty())) {
            var user = API.user();

            var answer = user.post("/v1/commands", send(user.id(), clientMsgId));

            assertThat(answer.refusal()).isEqualTo("503 UNAVAILABLE retryable");
            assertThat(answer.text("message")).contains("same clientMsgId");
            assertThat(router.next()).isPresent();
        }
    }

    @Test
    void withoutKafkaCommandsAreUnavailableAndTheRestWorks() {
        try (var api = TestApi.start(Map.of("YAN_KAFKA", "no-such-host.invalid:9092"))) {
            var user = api.user();

            assertThat(user.post("/v1/commands", send(user.id(), clientMsgId)).refusal())
                    .isEqualTo("503 UNAVAILABLE retryable");
            assertThat(user.get("/v1/conversations").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|400 MALFORMED_FRAME",
                "{\"ping\":{}}|400 UNKNOWN_FRAME",
                "{\"send\":{\"conversationId\":\"nobody\"}}|400 INVALID_ARGUMENT"
            })
    void whatIsNoCommandIsRefusedAtOnce(String body, String expected) {
        assertThat(API.user().post("/v1/commands", body).refusal()).isEqualTo(expected);
    }

    private static String conversation(long userId) {
        return ConversationId.direct(userId, 7).text();
    }

    private static String send(long userId, String clientMsgId) {
        return "{\"id\":5,\"send\":{\"clientMsgId\":\"%s\",\"conversationId\":\"%s\",\"content\":{\"text\":{\"body\":\"hello 🙂\"}}}}"
                .formatted(clientMsgId, conversation(userId));
    }

    private static Optional<ServerFrame> accepted(Command command) {
        return Optional.of(ServerFrame.newBuilder()
                .setSendAck(SendAck.newBuilder()
                        .setClientMsgId(command.getClientMsgId())
                        .setConversationId(command.getConversationId())
                        .setSeq(41))
                .build());
    }
}
