// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.Set;

/** Searches the index: what is in it but cannot be found yet does not count. */
record SearchProbe(HttpClient http, URI search) implements Probe {
    private static final int OK = 200;
    /** The feed has not made the index, or its shards are not started. */
    private static final Set<Integer> NOT_YET = Set.of(404, 503);

    static SearchProbe open(String elasticsearch) {
        return new SearchProbe(HttpClient.newHttpClient(), URI.create(elasticsearch + "/yan-messages/_search"));
    }

    @Override
    public Set<Place> find(Collection<Place> places) throws IOException, InterruptedException {
        var ids = places.stream().map(SearchProbe::quoted).collect(joining(","));
        var query = """
                {"size": %d, "_source": false, "query": {"ids": {"values": [%s]}}}""".formatted(places.size(), ids);
        var request = HttpRequest.newBuilder(search)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(query))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (NOT_YET.contains(answer.statusCode())) {
            return Set.of();
        }
        if (answer.statusCode() != OK) {
            throw new IOException("Elasticsearch answered " + answer.statusCode());
        }
        return places.stream()
                .filter(place -> answer.body().contains(quoted(place)))
                .collect(toSet());
    }

    private static String quoted(Place place) {
        return '"' + place.documentId() + '"';
    }

    @Override
    public void close() {
        http.close();
    }
}
