// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static im.yan.api.TestApi.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import im.yan.testkit.TestServers;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsIT {
    private final TestApi api = TestApi.shared();

    @Test
    void anAccountIsRegisteredOnceAndFoundInEveryWay() {
        var name = TestApi.newName();

        var registered = api.post("/v1/accounts", """
                {"name":"%s","password":"%s","displayName":" Ålice 🙂 "}
                """.formatted(name, PASSWORD));

        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.text("name")).isEqualTo(name);
        assertThat(registered.text("displayName")).isEqualTo("Ålice 🙂");
        assertThat(Long.parseLong(registered.text("userId"))).isPositive();
        assertThat(api.register(name).refusal()).isEqualTo("409 NAME_TAKEN");
        var somebody = api.user();
        assertThat(somebody.get("/v1/accounts?name=" + name).json()).isEqualTo(registered.json());
        assertThat(somebody.get("/v1/accounts/" + registered.text("userId")).json())
                .isEqualTo(registered.json());
    }

    @Test
    void theNameIsTheDisplayNameWhereNoneIsGiven() {
        var user = api.user();

        var me = user.get("/v1/accounts/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.text("userId")).isEqualTo(Long.toString(user.id()));
        assertThat(me.text("displayName")).isEqualTo(user.name());
    }

    @Test
    void ofThePasswordOnlyAnArgon2idHashIsKept() throws SQLException {
        var user = api.user();

        assertThat(column("password_hash", user.id()))
                .startsWith("$argon2id$v=19$m=1024,t=1,p=1$")
                .doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/accounts/0", "/v1/accounts/601", "/v1/accounts?name=nobody-has-this"})
    void whoIsNotThereIsNotFound(String path) {
        assertThat(api.user().get(path).refusal()).isEqualTo("404 NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/accounts/bob", "/v1/accounts/99999999999999999999", "/v1/accounts", "/v1/accounts?name=B"})
    void whatIsNoIdAndNoNameIsInvalid(String path) {
        assertThat(api.user().get(path).refusal()).isEqualTo("400 INVALID_ARGUMENT");
    }

    @Test
    void aDisabledAccountLosesItsLoginAndItsTokens() throws SQLException {
        var user = api.user();

        disable(user.id());

        assertThat(user.get("/v1/accounts/me").refusal()).isEqualTo("403 ACCOUNT_DISABLED");
        assertThat(user.get("/v1/conversations").refusal()).isEqualTo("403 ACCOUNT_DISABLED");
        assertThat(api.logIn(user.name(), PASSWORD).refusal()).isEqualTo("403 ACCOUNT_DISABLED");
        assertThat(api.logIn(user.name(), "another password").refusal()).isEqualTo("401 CREDENTIALS_INVALID");
    }

    private static void disable(long userId) throws SQLException {
        try (var connection = TestServers.mysql().connect();
                var update = connection.prepareStatement("UPDATE account SET status = 'DISABLED' WHERE user_id = ?")) {
            update.setLong(1, userId);
            update.executeUpdate();
        }
    }

    private static String column(String name, long userId) throws SQLException {
        try (var connection = TestServers.mysql().connect();
                var query = connection.prepareStatement("SELECT " + name + " FROM account WHERE user_id = ?")) {
            query.setLong(1, userId);
            var rows = query.executeQuery();
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
