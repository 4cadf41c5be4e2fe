// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import im.yan.schemas.v1.AccountState;
import im.yan.schemas.v1.Device;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What only whoever runs the servers may do. As {@link YanApi}, whose accounts log in by themselves. */
public final class OperatorApi {
    /** Accounts one call can create. */
    public static final int ACCOUNTS_MAX = 1000;

    private final HttpCalls calls;
    private final String key;

    OperatorApi(HttpCalls calls, String key) {
        this.calls = calls;
        this.key = key;
    }

    /**
     * Accounts without a password, whose display name is their name.
     *
     * @param names at most {@link #ACCOUNTS_MAX}
     */
    public List<Account> createAccounts(List<String> names) {
        var accounts = new JsonArray();
        for (var name : names) {
            var account = new JsonObject();
            account.addProperty("name", name);
            accounts.add(account);
        }
        var body = new JsonObject();
        body.add("accounts", accounts);
        return JsonFields.list(calls.post("/v1/operator/accounts", key, body), "accounts", OperatorApi::account);
    }

    private static Account account(JsonObject json) {
        var name = JsonFields.text(json, "name");
        return new Account(JsonFields.number(json, "userId"), name, name);
    }

    /** @param device that the token is for; null for none */
    public Login token(long userId, @Nullable Device device) {
        var body = new JsonObject();
        body.addProperty("userId", Long.toString(userId));
        if (device != null) {
            body.add("device", UserAnswers.json(device));
        }
        return Answers.login(calls.post("/v1/operator/tokens", key, body));
    }

    /** A disabled account is signed out everywhere and cannot log in. */
    public void setStatus(long userId, AccountState.Status status) {
        var body = new JsonObject();
        body.addProperty("status", status.name());
        calls.put("/v1/operator/accounts/" + userId + "/status", key, body);
    }
}
