// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.servers.ServerException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Two people to try the chat with. */
final class DemoAccounts {
    static final List<String> NAMES = List.of("alice", "bob");

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int CREATED = 201;
    private static final int NAME_TAKEN = 409;

    private DemoAccounts() {}

    static String passwordOf(String name) {
        return name + "-password";
    }

    /** Registers those who are missing, as anybody would. */
    static void register(URI api) {
        try (var http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            for (var name : NAMES) {
                var status = http.send(registration(api, name), BodyHandlers.discarding())
                        .statusCode();
                if (status != CREATED && status != NAME_TAKEN) {
                    throw new ServerException(
                            "%s could not be registered: %s answered %d; ./yan logs http-api tells more"
                                    .formatted(name, api, status));
                }
            }
        } catch (IOException e) {
            throw new ServerException("alice and bob could not be registered at %s: %s".formatted(api, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("the registration of alice and bob was interrupted", e);
        }
    }

    private static HttpRequest registration(URI api, String name) {
        var body = "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, passwordOf(name));
        return HttpRequest.newBuilder(api.resolve("/v1/accounts"))
                .timeout(TIMEOUT)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
