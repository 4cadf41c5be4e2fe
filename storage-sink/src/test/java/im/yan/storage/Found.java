// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import im.yan.schemas.ConversationId;
import im.yan.testkit.TestServers;
import java.io.IOException;
import java.util.List;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;

/** What an index holds, as tests ask it. */
public final class Found implements AutoCloseable {
    private static final int NOT_FOUND = 404;

    private final String index;
    private final ElasticsearchClient client = new ElasticsearchClient(new RestClientTransport(
            RestClient.builder(HttpHost.create(TestServers.elasticsearch())).build(), new JacksonJsonpMapper()));

    public Found(String index) {
        this.index = index;
    }

    /** A line for each message: its seq, and its text or that it was recalled. Nothing while there is no index. */
    public List<String> in(ConversationId conversation) throws IOException {
        try {
            client.indices().refresh(refresh -> refresh.index(index));
            return client
                    .search(
                            search -> search.index(index)
                                    .routing(conversation.text())
                                    .query(query -> query.term(
                                            term -> term.field("conversationId").value(conversation.text())))
                                    .sort(sort ->
                                            sort.field(by -> by.field("seq").order(SortOrder.Asc))),
                            JsonNode.class)
                    .hits()
                    .hits()
                    .stream()
                    .map(hit -> line(hit.source()))
                    .toList();
        } catch (ElasticsearchException e) {
            if (e.status() == NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }

    private static String line(JsonNode document) {
        return document.get("seq").asLong() + " "
                + (document.get("recalled").asBoolean()
                        ? "recalled" + document.get("text").asText()
                        : document.get("text").asText());
    }

    /** The numbers of the messages in which these words follow each other. */
    public List<Long> phrase(String words) throws IOException {
        client.indices().refresh(refresh -> refresh.index(index));
        return client
                .search(
                        search -> search.index(index)
                                .query(query -> query.matchPhrase(
                                        phrase -> phrase.field("text").query(words))),
                        JsonNode.class)
                .hits()
                .hits()
                .stream()
                .map(hit -> hit.source().get("seq").asLong())
                .toList();
    }

    /** As JSON. */
    public String mapping() throws IOException {
        return client.indices()
                .getMapping(get -> get.index(index))
                .get(index)
                .mappings()
                .toString();
    }

    /** A document's source where it belongs. */
    public ObjectNode source(ConversationId conversation, long seq) throws IOException {
        return client.get(
                        get -> get.index(index)
                                .id(conversation.text() + "/" + seq)
                                .routing(conversation.text()),
                        ObjectNode.class)
                .source();
    }

    /** By hand, past every version. */
    public void put(String id, ConversationId conversation, ObjectNode source) throws IOException {
        client.index(put -> put.index(index).id(id).routing(conversation.text()).document(source));
    }

    public void delete(String id, ConversationId conversation) throws IOException {
        client.delete(delete -> delete.index(index).id(id).routing(conversation.text()));
    }

    /** As if it had never been written; of a message that was neither edited nor recalled. */
    public void delete(ConversationId conversation, long seq) throws IOException {
        client.delete(delete -> delete.index(index)
                .id(conversation.text() + "/" + seq)
                .routing(conversation.text())
                .versionType(VersionType.ExternalGte)
                .version(1L));
    }

    public void deleteIndex() throws IOException {
        client.indices().delete(delete -> delete.index(index));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
