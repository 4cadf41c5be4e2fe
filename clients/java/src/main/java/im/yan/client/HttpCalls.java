// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import im.yan.schemas.v1.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** JSON over HTTP; every failure is an {@link ApiException} with a sentence for people. */
final class HttpCalls {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** A longer answer is not read to its end. */
    static final int ANSWER_BYTES_MAX = 32 * 1024 * 1024;

    private static final int NO_CONTENT = 204;

    private final String base;
    private final HttpClient http;

    HttpCalls(URI base, HttpClient http) {
        this.base = base.toString().replaceFirst("/+$", "");
        this.http = http;
    }

    JsonObject get(String path, @Nullable String token) {
        return call(request(path, token).GET());
    }

    JsonObject post(String path, @Nullable String token, JsonObject body) {
        return call(withBody(path, token, "POST", body));
    }

    JsonObject put(String path, String token, JsonObject body) {
        return call(withBody(path, token, "PUT", body));
    }

    void delete(String path, String token) {
        call(request(path, token).DELETE());
    }

    private HttpRequest.Builder withBody(String path, @Nullable String token, String method, JsonObject body) {
        return request(path, token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT).header("Accept", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonObject call(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofInputStream());
            return answer(response.statusCode(), text(response));
        } catch (IOException e) {
            throw unavailable("Nothing useful came from " + base + ": " + reason(e) + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("Interrupted while waiting for " + base + ".");
        }
    }

    private static String text(HttpResponse<InputStream> response) throws IOException {
        try (var body = response.body()) {
            var bytes = body.readNBytes(ANSWER_BYTES_MAX + 1);
            if (bytes.length > ANSWER_BYTES_MAX) {
                throw new IOException("an answer of more than " + ANSWER_BYTES_MAX + " bytes");
            }
            return new String(bytes, UTF_8);
        }
    }

    private JsonObject answer(int status, String text) {
        if (status == NO_CONTENT) {
            return new JsonObject();
        }
        var json = parsed(text);
        if (status >= 400) {
            throw Answers.refusal(status, json);
        }
        if (json == null || !json.isJsonObject()) {
            throw unavailable("What answers at " + base + " is not YAN's API.");
        }
        return json.getAsJsonObject();
    }

    private static @Nullable JsonElement parsed(String text) {
        try {
            return JsonParser.parseString(text);
        } catch (JsonParseException e) {
            return null;
        }
    }

    private static String reason(IOException e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static ApiException unavailable(String message) {
        return new ApiException(ErrorCode.UNAVAILABLE, message, true);
    }
}
