// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import im.yan.schemas.WireJson;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.SendAck;
import im.yan.schemas.v1.WebPushTarget;
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
        return Answers.account(calls.post("/v1/accounts", null, body));
    }

    public Login login(String name, String password) {
        return Answers.login(calls.post("/v1/tokens", null, credentials(name, password)));
    }

    /** With a token that is for this device: it is on the user's list, and can be signed out. */
    public Login login(String name, String password, Device device) {
        var body = credentials(name, password);
        body.add("device", UserAnswers.json(device));
        return Answers.login(calls.post("/v1/tokens", null, body));
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
        put(parameters, "cursor", cursor);
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
        return Answers.history(calls.get(path(conversationId) + "/events" + query(parameters), token));
    }

    /** Among what the caller may see; {@link ErrorCode#UNAVAILABLE} while there is no search. */
    public SearchPage search(String token, MessageSearch search) {
        var parameters = new TreeMap<String, String>();
        parameters.put("q", search.text());
        parameters.put("limit", Integer.toString(search.limit()));
        put(parameters, "conversationId", search.conversationId());
        put(parameters, "senderId", search.senderId());
        put(parameters, "kind", search.kind());
        put(parameters, "from", search.fromMillis());
        put(parameters, "to", search.toMillis());
        put(parameters, "cursor", search.cursor());
        return FindingAnswers.search(calls.get("/v1/search" + query(parameters), token));
    }

    /**
     * The conversations that have changed, each with the end of its history.
     *
     * @param cursor {@link SyncPage#next} of an earlier call, however long ago; null for everything
     */
    public SyncPage sync(String token, @Nullable String cursor, int limit) {
        var parameters = new TreeMap<String, String>();
        parameters.put("limit", Integer.toString(limit));
        put(parameters, "cursor", cursor);
        return FindingAnswers.sync(calls.get("/v1/sync" + query(parameters), token));
    }

    /**
     * Carries out one command and waits for the router's answer, as a program does that keeps no connection.
     *
     * @param command {@code send}, {@code command} or {@code markRead}; the clientMsgId in it makes a repeated call harmless
     */
    public SendAck command(String token, ClientFrame command) {
        var body = JsonParser.parseString(WireJson.print(command)).getAsJsonObject();
        return JsonFields.merge(calls.post("/v1/commands", token, body), SendAck.newBuilder())
                .build();
    }

    public GroupInfo group(String token, String conversationId) {
        return GroupAnswers.info(calls.get(path(conversationId) + "/group", token));
    }

    /** @param after {@link MemberPage#next} of the page before; 0 for the first */
    public MemberPage members(String token, String conversationId, int limit, long after) {
        return GroupAnswers.members(calls.get(path(conversationId) + "/members" + page(limit, after), token));
    }

    /** @param after {@link MessageReceipts#next} of the page of readers before; 0 for the first */
    public MessageReceipts receipts(String token, String conversationId, long seq, int limit, long after) {
        var path = path(conversationId) + "/receipts" + page(limit, after) + "&seq=" + seq;
        return GroupAnswers.receipts(calls.get(path, token));
    }

    public List<Pin> pins(String token, String conversationId) {
        return GroupAnswers.pins(calls.get(path(conversationId) + "/pins", token));
    }

    /** For admins. */
    public List<JoinRequest> joinRequests(String token, String conversationId) {
        return GroupAnswers.joinRequests(calls.get(path(conversationId) + "/join-requests", token));
    }

    /** For admins. */
    public List<OpenInvitation> invitations(String token, String conversationId) {
        return GroupAnswers.invitations(calls.get(path(conversationId) + "/invitations", token));
    }

    public UnreadOverview unread(String token) {
        return Answers.unread(calls.get("/v1/unread", token));
    }

    public List<UserDevice> devices(String token) {
        return UserAnswers.devices(calls.get("/v1/devices", token));
    }

    /** Ends its sessions; it has to log in again. */
    public void signOut(String token, String deviceId) {
        calls.delete("/v1/devices/" + encoded(deviceId), token);
    }

    /** The server's public key for Web Push; {@link ErrorCode#NOT_FOUND} where it sends none. */
    public String pushKey(String token) {
        return JsonFields.text(calls.get("/v1/push/key", token), "publicKey");
    }

    /** Offline notifications of this device go there from now on. */
    public void subscribeToPush(String token, String deviceId, WebPushTarget target) {
        var keys = new JsonObject();
        keys.addProperty("p256dh", target.getP256Dh());
        keys.addProperty("auth", target.getAuth());
        var body = new JsonObject();
        body.addProperty("endpoint", target.getEndpoint());
        body.add("keys", keys);
        calls.put("/v1/devices/" + encoded(deviceId) + "/push", token, body);
    }

    public void unsubscribeFromPush(String token, String deviceId) {
        calls.delete("/v1/devices/" + encoded(deviceId) + "/push", token);
    }

    /** Whom the user has blocked, the latest first. */
    public List<Account> blocked(String token) {
        return UserAnswers.blocked(calls.get("/v1/blocks", token));
    }

    /** From a moment later on the other reaches the user in groups only: what is said to her alone is refused as BLOCKED. */
    public void block(String token, long userId) {
        calls.put("/v1/blocks/" + userId, token, new JsonObject());
    }

    public void unblock(String token, long userId) {
        calls.delete("/v1/blocks/" + userId, token);
    }

    public AccountSettings settings(String token) {
        return UserAnswers.settings(calls.get("/v1/accounts/me/settings", token));
    }

    /** All of them, as they are to be. */
    public void changeSettings(String token, AccountSettings settings) {
        calls.put("/v1/accounts/me/settings", token, UserAnswers.json(settings));
    }

    /** @param key the operator's, that the API was started with */
    public OperatorApi operator(String key) {
        return new OperatorApi(calls, key);
    }

    // A colon needs no escape in a path, and the logs of the API stay legible.
    private static String path(String conversationId) {
        return "/v1/conversations/" + encoded(conversationId).replace("%3A", ":");
    }

    private static String page(int limit, long after) {
        var parameters = new TreeMap<String, String>();
        parameters.put("limit", Integer.toString(limit));
        if (after != 0) {
            parameters.put("after", Long.toString(after));
        }
        return query(parameters);
    }

    private static JsonObject credentials(String name, String password) {
        var body = new JsonObject();
        body.addProperty("name", name);
        body.addProperty("password", password);
        return body;
    }

    /** Where it is there: null and 0 are not. */
    private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null && !value.equals(0L)) {
            parameters.put(name, value.toString());
        }
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
