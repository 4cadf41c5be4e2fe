// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import im.yan.api.refusal.Refusal;
import im.yan.api.repeating.Repeating;
import im.yan.api.search.SearchPage.SearchHit;
import im.yan.api.status.Store;
import im.yan.runtime.Service;
import im.yan.schemas.v1.ErrorCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The messages as Elasticsearch finds them. While it is away searches are refused within two seconds, and nothing else is. Its
 * going and coming is logged here, once each.
 */
@Component
final class MessageIndex implements AutoCloseable, Store {
    private static final Logger LOG = LoggerFactory.getLogger(MessageIndex.class);
    private static final Duration UNTIL_IT_MAY_BE_BACK = Duration.ofSeconds(2);
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(2);
    private static final Duration WAIT_FOR_TURN = Duration.ofMillis(200);
    private static final int BAD_REQUEST = 400;

    private final Optional<ElasticsearchClient> client;
    private final String index;
    private final MeterRegistry metrics;
    private final Semaphore turns;
    private final AtomicBoolean away = new AtomicBoolean();
    private final Optional<Repeating> probing;

    MessageIndex(ElasticsearchAccess access, SearchSettings settings, MeterRegistry metrics, Service service) {
        this.client = access.client();
        this.index = settings.index();
        this.metrics = metrics;
        // As many as connections; who waits for one of those in vain would be told of a bug.
        this.turns = new Semaphore(settings.connectionsMax());
        this.probing = client.map(elasticsearch ->
                Repeating.start(service, "elasticsearch-probe", PROBE_INTERVAL, () -> probe(elasticsearch)));
    }

    // While all turns are taken, searches tell how it is.
    private void probe(ElasticsearchClient elasticsearch) {
        if (!turns.tryAcquire()) {
            return;
        }
        try {
            if (elasticsearch.indices().exists(which -> which.index(index)).value()) {
                isThere();
            } else {
                isGone("there is no index " + index);
            }
        } catch (IOException | ElasticsearchException e) {
            isGone(String.valueOf(e.getMessage()));
        } finally {
            turns.release();
        }
    }

    /** Newest first; nobody has checked yet whether the caller may still see them. */
    List<SearchHit> find(IndexSearch search) {
        var elasticsearch = client.orElseThrow(() -> unavailable("this server keeps no index of messages"));
        var markers = Markers.random();
        var request = search.request(index, markers, ElasticsearchAccess.SEARCHED_WITHIN.toMillis() + "ms");
        awaitTurn();
        try {
            return ask(elasticsearch, request).stream()
                    .map(hit -> hit(hit, markers))
                    .toList();
        } finally {
            turns.release();
        }
    }

    private void awaitTurn() {
        try {
            if (!turns.tryAcquire(WAIT_FOR_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                count("crowded_out");
                throw unavailable("too many are searching; try again soon");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the server ends");
        }
    }

    private List<Hit<JsonData>> ask(ElasticsearchClient elasticsearch, SearchRequest request) {
        try {
            var hits = elasticsearch.search(request, JsonData.class).hits().hits();
            count("answered");
            isThere();
            return hits;
        } catch (IOException e) {
            throw unanswered(e);
        } catch (ElasticsearchException e) {
            if (e.status() == BAD_REQUEST) {
                throw e;
            }
            // Among them: the index is not there yet.
            throw unanswered(e);
        }
    }

    private static SearchHit hit(Hit<JsonData> hit, Markers markers) {
        var source = Optional.ofNullable(hit.source()).orElseThrow().toJson().asJsonObject();
        var marked = hit.highlight().getOrDefault("text", List.of());
        var read = markers.read(marked.isEmpty() ? source.getString("text") : marked.getFirst());
        return new SearchHit(
                source.getString("conversationId"),
                source.getJsonNumber("seq").longValueExact(),
                source.getJsonNumber("senderId").longValueExact(),
                MessageKind.valueOf(source.getString("kind")),
                source.getJsonNumber("timeMillis").longValueExact(),
                read.text(),
                read.highlights());
    }

    private Refusal unanswered(Exception cause) {
        count("unavailable");
        isGone(String.valueOf(cause.getMessage()));
        return unavailable("the search does not answer; try again soon");
    }

    private void isThere() {
        if (away.compareAndSet(true, false)) {
            LOG.atInfo().log("Elasticsearch answers again");
        }
    }

    private void isGone(String cause) {
        if (away.compareAndSet(false, true)) {
            LOG.atWarn()
                    .addKeyValue("cause", cause)
                    .log("Elasticsearch does not answer; searches are refused as unavailable");
        }
    }

    private void count(String outcome) {
        metrics.counter("yan.api.searches", "outcome", outcome).increment();
    }

    private static Refusal unavailable(String sentence) {
        return Refusal.retryable(ErrorCode.UNAVAILABLE, sentence, UNTIL_IT_MAY_BE_BACK);
    }

    @Override
    public Name name() {
        return Name.ELASTICSEARCH;
    }

    /** Where there is none, nobody misses it. */
    @Override
    public boolean works() {
        return !away.get();
    }

    @Override
    public void close() {
        probing.ifPresent(Repeating::close);
    }
}
