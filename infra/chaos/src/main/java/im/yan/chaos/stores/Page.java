// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos.stores;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Pages of whoever may be away. */
final class Page {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Page() {}

    /** Empty if there is no such page, or no answer within two seconds. */
    static Optional<String> get(URI address) {
        return ask(HttpRequest.newBuilder(address));
    }

    /** As {@link #get}, by POST and without a body. */
    static Optional<String> post(URI address) {
        return ask(HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static Optional<String> ask(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
