// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import com.google.gson.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP API. Methods block until the answer is there, at most some ten seconds; whatever goes wrong is an {@link
 * ApiException}. Thread-safe.
 */
public final class YanApi {
    private final HttpCalls calls;

    public YanApi(URI base) {
        this(
                base,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build());
    }

    /** @param http for example {@link ClientResources#http} */
    public YanApi(URI base, HttpClient http) {
        this.calls = new HttpCalls(base, http);
    }

    /** @param displayName by default the name */
    public Account register(String name, String password, @Nullable String displayName) {
        var body = credentials(name, password);
        if (displayName != null) {
            body.addProperty("displayName", displayName);
        }
        return Answers.account(calls.post("/v1/accounts", body));
    }

    public Login login(String name, String password) {
        return Answers.login(calls.post("/v1/tokens", credentials(name, password)));
    }

    /** Whose token it is. */
    public Account me(String token) {
        return Answers.account(calls.get("/v1/accounts/me", token));
    }

    public Account account(String token, long userId) {
        return Answers.account(calls.get("/v1/accounts/" + userId, token));
    }

    public Account accountByName(String token, String name) {
        return Answers.account(calls.get("/v1/accounts" + query(Map.of("name", name)), token));
    }

    /** The one with the fewest sessions first. */
    public List<Connector> connectors() {
        return Answers.connectors(calls.get("/v1/connectors", null));
    }

    /** @param cursor {@link ConversationPage#next} of the page before; null for the first */
    public ConversationPage conversations(String token, int limit, @Nullable String cursor) {
        var parameters = new TreeMap<String, String>();
        parameters.put("limit", Integer.toString(limit));
        if (cursor != null) {
            parameters.put("cursor", cursor);
        }
        return Answers.conversations(calls.get("/v1/conversations" + query(parameters), token));
    }

    public History history(String token, String conversationId, HistoryRange range) {
        var parameters = new TreeMap<String, String>();
        parameters.put("limit", Integer.toString(range.limit()));
        switch (range) {
            case HistoryRange.After after -> parameters.put("after", Long.toString(after.seq()));
            case HistoryRange.Before before -> parameters.put("before", Long.toString(before.seq()));
            case HistoryRange.Latest latest -> {}
        }
        // A colon needs no escape in a path, and the logs of the API stay legible.
        var path = "/v1/conversations/" + encoded(conversationId).replace("%3A", ":") + "/events" + query(parameters);
        return Answers.history(calls.get(path, token));
    }

    private static JsonObject credentials(String name, String password) {
        var body = new JsonObject();
        body.addProperty("name", name);
        body.addProperty("password", password);
        return body;
    }

    private static String query(Map<String, String> parameters) {
        var pairs = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .toList();
        return "?" + String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
