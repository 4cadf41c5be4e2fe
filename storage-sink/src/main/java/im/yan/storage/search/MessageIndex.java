// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import im.yan.storage.cdc.FeedTarget.TargetAwayException;
import java.io.IOException;
import java.io.StringReader;
import java.util.Objects;
import org.apache.http.HttpHost;
import org.apache.http.impl.nio.reactor.IOReactorConfig;
import org.elasticsearch.client.RestClient;

/** The index of messages. Safe from any thread. */
final class MessageIndex implements AutoCloseable {
    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int CONNECTIONS_MAX = 4;
    private static final String EXISTS = "resource_already_exists_exception";

    // The standard tokenizer makes one token of each Chinese character and of each emoji, whole with skin tone and
    // joiners:
    // a phrase finds any part of a sentence, a single character too.
    private static final String SETTINGS = """
            {"index": {"number_of_shards": %d, "number_of_replicas": %d, "refresh_interval": "1s"},
             "analysis": {"analyzer": {"message": {"type": "custom", "tokenizer": "standard", "filter": ["lowercase"]}}}}
            """;
    private static final String MAPPING = """
            {"dynamic": "strict", "properties": {
             "conversationId": {"type": "keyword"}, "seq": {"type": "long"}, "messageNo": {"type": "long"},
             "senderId": {"type": "long"}, "kind": {"type": "keyword"}, "timeMillis": {"type": "long"},
             "mentionedIds": {"type": "long"}, "text": {"type": "text", "analyzer": "message"},
             "recalled": {"type": "boolean"}, "editedSeq": {"type": "long"}}}
            """;
    private static final String TEMPLATE = """
            {"index_patterns": ["%s"], "priority": 100, "template": {"settings": %s, "mappings": %s}}
            """;

    private final ElasticsearchClient client;
    private final SearchSettings settings;

    private MessageIndex(ElasticsearchClient client, SearchSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** Makes what is missing; the mapping of an index that exists gets the fields it lacks. */
    static MessageIndex open(SearchSettings settings) {
        var index = new MessageIndex(connect(settings.url()), settings);
        try {
            index.make();
        } catch (IOException | ElasticsearchException e) {
            index.close();
            throw away(e);
        }
        return index;
    }

    /** As it is, if it is. */
    static MessageIndex asItIs(SearchSettings settings) {
        return new MessageIndex(connect(settings.url()), settings);
    }

    static TargetAwayException away(Exception why) {
        return new TargetAwayException("Elasticsearch does not take the index or its documents", why);
    }

    private static ElasticsearchClient connect(String url) {
        var rest = RestClient.builder(HttpHost.create(url))
                .setRequestConfigCallback(
                        request -> request.setConnectTimeout(CONNECT_MILLIS).setSocketTimeout(ANSWER_MILLIS))
                .setHttpClientConfigCallback(http -> http.setMaxConnTotal(CONNECTIONS_MAX)
                        .setMaxConnPerRoute(CONNECTIONS_MAX)
                        .setDefaultIOReactorConfig(
                                IOReactorConfig.custom().setIoThreadCount(1).build()))
                .build();
        return new ElasticsearchClient(new RestClientTransport(rest, new JacksonJsonpMapper()));
    }

    private void make() throws IOException {
        var name = settings.index();
        var shards = SETTINGS.formatted(settings.shards(), settings.replicas());
        // Should somebody delete the index, the next document makes it again: with this mapping, not with a guessed
        // one.
        client.indices()
                .putIndexTemplate(template ->
                        template.name(name).withJson(new StringReader(TEMPLATE.formatted(name, shards, MAPPING))));
        if (!client.indices().exists(index -> index.index(name)).value()) {
            create(name);
        }
        client.indices().putMapping(mapping -> mapping.index(name).withJson(new StringReader(MAPPING)));
    }

    private void create(String name) throws IOException {
        try {
            client.indices().create(index -> index.index(name));
        } catch (ElasticsearchException e) {
            if (!EXISTS.equals(e.error().type())) {
                throw e;
            }
        }
    }

    /** What Elasticsearch calls this index: one of the same name, made later, has another. */
    String uuid() {
        try {
            var state = client.indices()
                    .getSettings(get -> get.index(settings.index()))
                    .get(settings.index());
            return Objects.requireNonNull(Objects.requireNonNull(state).settings())
                    .index()
                    .uuid();
        } catch (IOException | ElasticsearchException e) {
            throw away(e);
        }
    }

    ElasticsearchClient client() {
        return client;
    }

    String name() {
        return settings.index();
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new TargetAwayException("the connection to Elasticsearch did not close", e);
        }
    }
}
