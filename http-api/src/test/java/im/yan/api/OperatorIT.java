// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static im.yan.api.TestApi.OPERATORS_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorIT {
    private final TestApi api = TestApi.shared();

    @Test
    void aThousandAccountsAreMadeAtOnce() {
        var prefix = TestApi.newName();
        var wanted = IntStream.range(0, 1_000)
                .mapToObj(i -> "{\"name\":\"%s.%d\",\"displayName\":\"%s\"}".formatted(prefix, i, "名".repeat(64)))
                .collect(Collectors.joining(","));

        var answer = operator("POST", "/accounts", "{\"accounts\":[" + wanted + "]}");

        assertThat(answer.status()).isEqualTo(201);
        var ids = new HashSet<String>();
        answer.json()
                .required("accounts")
                .forEach(account -> ids.add(account.required("userId").stringValue()));
        assertThat(ids).hasSize(1_000);
        var found = api.user().get("/v1/accounts?name=" + prefix + ".999");
        assertThat(found.text("userId"))
                .isEqualTo(answer.json().at("/accounts/999/userId").stringValue());
        assertThat(found.text("displayName")).isEqualTo("名".repeat(64));
    }

    @Test
    void aTakenNameIsToldAndThenNoneIsMade() {
        var taken = api.user().name();
        var free = TestApi.newName();

        var answer = operator(
                "POST", "/accounts", "{\"accounts\":[{\"name\":\"%s\"},{\"name\":\"%s\"}]}".formatted(free, taken));

        assertThat(answer.refusal()).isEqualTo("409 NAME_TAKEN");
        assertThat(answer.text("message")).contains(taken);
        assertThat(api.user().get("/v1/accounts?name=" + free).refusal()).isEqualTo("404 NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"accounts\":[]}",
                "{\"accounts\":[{}]}",
                "{\"accounts\":[{\"name\":\"No Name\"}]}",
                "{\"accounts\":[{\"name\":\"twice-the-same\"},{\"name\":\"twice-the-same\"}]}"
            })
    void whatAreNoAccountsIsInvalid(String body) {
        assertThat(operator("POST", "/accounts", body).refusal()).isEqualTo("400 INVALID_ARGUMENT");
    }

    @Test
    void anAccountWithoutAPasswordIsEnteredByATokenOnly() throws ParseException {
        var name = TestApi.newName();
        var made = operator("POST", "/accounts", "{\"accounts\":[{\"name\":\"" + name + "\"}]}");
        var userId = made.json().at("/accounts/0/userId").stringValue();

        var token = operator("POST", "/tokens", "{\"userId\":\"%s\",\"device\":{\"id\":\"robot\"}}".formatted(userId));

        assertThat(token.text("userId")).isEqualTo(userId);
        assertThat(SignedJWT.parse(token.text("token")).getJWTClaimsSet().getStringClaim("did"))
                .isEqualTo("robot");
        assertThat(api.send("GET", "/v1/accounts/me", token.text("token"), "").text("name"))
                .isEqualTo(name);
        assertThat(api.logIn(name, "!").refusal()).isEqualTo("401 CREDENTIALS_INVALID");
        assertThat(api.logIn(name, TestApi.PASSWORD).refusal()).isEqualTo("401 CREDENTIALS_INVALID");
    }

    @Test
    void anAccountIsDisabledAndMadeActiveAgain() {
        var user = api.user();
        var status = "/accounts/" + user.id() + "/status";

        assertThat(operator("PUT", status, "{\"status\":\"DISABLED\"}").status())
                .isEqualTo(204);
        assertThat(user.get("/v1/accounts/me").refusal()).isEqualTo("403 ACCOUNT_DISABLED");
        assertThat(operator("POST", "/tokens", "{\"userId\":\"" + user.id() + "\"}")
                        .refusal())
                .isEqualTo("403 ACCOUNT_DISABLED");

        assertThat(operator("PUT", status, "{\"status\":\"ACTIVE\"}").status()).isEqualTo(204);
        assertThat(user.get("/v1/accounts/me").status()).isEqualTo(200);
    }

    @Test
    void whoIsNotThereIsNotFound() {
        assertThat(operator("POST", "/tokens", "{\"userId\":\"1\"}").refusal()).isEqualTo("404 NOT_FOUND");
        assertThat(operator("PUT", "/accounts/1/status", "{\"status\":\"ACTIVE\"}")
                        .refusal())
                .isEqualTo("404 NOT_FOUND");
        assertThat(operator("POST", "/tokens", "{}").refusal()).isEqualTo("400 INVALID_ARGUMENT");
        assertThat(operator("PUT", "/accounts/1/status", "{}").refusal()).isEqualTo("400 INVALID_ARGUMENT");
    }

    @Test
    void withoutTheRightKeyNothingIsDone() {
        var user = api.user();

        assertThat(api.post("/v1/operator/tokens", "{}").refusal()).isEqualTo("401 TOKEN_MISSING");
        assertThat(user.post("/v1/operator/tokens", "{\"userId\":\"" + user.id() + "\"}")
                        .refusal())
                .isEqualTo("403 FORBIDDEN");
        assertThat(api.send("POST", "/v1/operator/tokens", OPERATORS_KEY + "x", "{}")
                        .refusal())
                .isEqualTo("403 FORBIDDEN");
    }

    @Test
    void whereThereIsNoOperatorThereIsNothing() {
        try (var without = TestApi.start(Map.of("API_OPERATOR_KEY", ""))) {
            assertThat(without.send("POST", "/v1/operator/tokens", OPERATORS_KEY, "{\"userId\":\"1\"}")
                            .refusal())
                    .isEqualTo("404 NOT_FOUND");
        }
    }

    private Answer operator(String method, String path, String json) {
        return api.send(method, "/v1/operator" + path, OPERATORS_KEY, json);
    }
}
