// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.SimpleJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.impl.nio.reactor.IOReactorConfig;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.springframework.stereotype.Component;

/** The way to Elasticsearch: a bounded pool whose every wait is short, two seconds in all. */
@Component
final class ElasticsearchAccess implements AutoCloseable {
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofMillis(200);
    private static final Duration CONNECTED_WITHIN = Duration.ofMillis(300);
    private static final Duration ANSWERED_WITHIN = Duration.ofMillis(1_500);

    /** What Elasticsearch is told, so that it does not work for nobody. */
    static final Duration SEARCHED_WITHIN = Duration.ofMillis(1_200);

    private final Optional<ElasticsearchClient> client;

    ElasticsearchAccess(SearchSettings settings) {
        client = settings.elasticsearch().map(address -> connect(address, settings.connectionsMax()));
    }

    /** Empty where none is set. */
    Optional<ElasticsearchClient> client() {
        return client;
    }

    private static ElasticsearchClient connect(URI address, int connectionsMax) {
        var host = new HttpHost(address.getHost(), address.getPort(), address.getScheme());
        var rest = RestClient.builder(host)
                .setDefaultHeaders(authorization(address))
                .setRequestConfigCallback(
                        request -> request.setConnectionRequestTimeout((int) WAIT_FOR_CONNECTION.toMillis())
                                .setConnectTimeout((int) CONNECTED_WITHIN.toMillis())
                                .setSocketTimeout((int) ANSWERED_WITHIN.toMillis()))
                .setHttpClientConfigCallback(http -> http.setMaxConnTotal(connectionsMax)
                        .setMaxConnPerRoute(connectionsMax)
                        .setDefaultIOReactorConfig(
                                IOReactorConfig.custom().setIoThreadCount(1).build()))
                .build();
        return new ElasticsearchClient(new RestClientTransport(rest, new SimpleJsonpMapper()));
    }

    private static Header[] authorization(URI address) {
        return Optional.ofNullable(address.getUserInfo())
                .map(user -> "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8)))
                .map(value -> new Header[] {new BasicHeader("Authorization", value)})
                .orElseGet(() -> new Header[0]);
    }

    @Override
    public void close() throws IOException {
        if (client.isPresent()) {
            client.get()._transport().close();
        }
    }
}
