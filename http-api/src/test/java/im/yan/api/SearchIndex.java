// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.yan.schemas.v1.ConversationEvent;
import im.yan.testkit.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** An index of a test's own, in the form storage-sink gives it, and what storage-sink would have written into it. */
final class SearchIndex {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FORM = """
            {"settings": {"number_of_shards": 1, "number_of_replicas": 0,
               "analysis": {"analyzer": {"message": {"type": "custom", "tokenizer": "standard", "filter": ["lowercase"]}}}},
             "mappings": {"dynamic": "strict", "properties": {
               "conversationId": {"type": "keyword"}, "seq": {"type": "long"}, "messageNo": {"type": "long"},
               "senderId": {"type": "long"}, "kind": {"type": "keyword"}, "timeMillis": {"type": "long"},
               "mentionedIds": {"type": "long"}, "text": {"type": "text", "analyzer": "message"},
               "recalled": {"type": "boolean"}, "editedSeq": {"type": "long"}}}}
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String name = "messages-" + UUID.randomUUID();

    SearchIndex() {
        send("PUT", "/" + name, "application/json", FORM);
    }

    /** An http-api that searches here. */
    TestApi api() {
        return TestApi.start(Map.of("YAN_ELASTICSEARCH", TestServers.elasticsearch(), "API_SEARCH_INDEX", name));
    }

    /** Found when it returns, under the text its content has. */
    void add(ConversationEvent... posted) {
        add(List.of(posted));
    }

    void add(List<ConversationEvent> posted) {
        var lines = new StringBuilder();
        for (var event : posted) {
            lines.append(JSON.writeValueAsString(Map.of(
                            "index",
                            Map.of(
                                    "_id",
                                    event.getConversationId() + "/" + event.getSeq(),
                                    "routing",
                                    event.getConversationId()))))
                    .append('\n')
                    .append(JSON.writeValueAsString(document(event)))
                    .append('\n');
        }
        assertThat(send("POST", "/" + name + "/_bulk?refresh=true", "application/x-ndjson", lines.toString()))
                .contains("\"errors\":false");
    }

    /** On a busy machine a search is refused now and then, for another try. */
    static Answer ask(TestApi.User user, String path) {
        return await().atMost(PATIENCE).until(() -> user.get(path), answer -> answer.status() != 503);
    }

    private static Map<String, Object> document(ConversationEvent event) {
        var content = event.getMessagePosted().getContent();
        return Map.of(
                "conversationId", event.getConversationId(),
                "seq", event.getSeq(),
                "messageNo", event.getMessageNo(),
                "senderId", event.getActorId(),
                "kind", content.getKindCase().name(),
                "timeMillis", event.getTimeMillis(),
                "text",
                        content.hasFile()
                                ? content.getFile().getName()
                                : content.getText().getBody(),
                "recalled", false,
                "editedSeq", 0);
    }

    private String send(String method, String path, String type, String body) {
        var request = HttpRequest.newBuilder(URI.create(TestServers.elasticsearch() + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException("Elasticsearch does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
