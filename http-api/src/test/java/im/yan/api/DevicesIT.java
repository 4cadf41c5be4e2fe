// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static im.yan.api.TestApi.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import im.yan.testkit.TestServers;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesIT {
    private static final String P256DH = base64(point());
    private static final String AUTH = base64(new byte[16]);

    private final TestApi api = TestApi.shared();
    private final TestApi.User user = api.user();

    @Test
    void aTokenNamesItsDeviceAndWhichOfItsLoginsItIsFrom() throws ParseException {
        var phone = api.logInFrom("phone", user);

        var claims = SignedJWT.parse(phone.token()).getJWTClaimsSet();

        assertThat(claims.getStringClaim("did")).isEqualTo("phone");
        assertThat(claims.getIntegerClaim("dgen")).isEqualTo(1);
        assertThat(SignedJWT.parse(user.token()).getJWTClaimsSet().getClaim("did"))
                .isNull();
    }

    @Test
    void aSignedOutDeviceIsRefusedUntilItLogsInAgainAndTheOthersStay() throws ParseException {
        var phone = api.logInFrom("phone", user);
        var laptop = api.logInFrom("laptop", user);

        assertThat(laptop.delete("/v1/devices/phone").status()).isEqualTo(204);

        assertThat(phone.get("/v1/accounts/me").refusal()).isEqualTo("401 SIGNED_OUT");
        assertThat(phone.post("/v1/commands", "{}").refusal()).isEqualTo("401 SIGNED_OUT");
        assertThat(laptop.get("/v1/accounts/me").status()).isEqualTo(200);
        assertThat(user.get("/v1/accounts/me").status()).isEqualTo(200);
        assertThat(devices(laptop)).containsExactly("laptop WEB false true", "phone WEB true false");
        var again = api.logInFrom("phone", user);
        assertThat(SignedJWT.parse(again.token()).getJWTClaimsSet().getIntegerClaim("dgen"))
                .isEqualTo(2);
        assertThat(again.get("/v1/accounts/me").status()).isEqualTo(200);
        assertThat(phone.get("/v1/accounts/me").refusal()).isEqualTo("401 SIGNED_OUT");
        assertThat(devices(again)).containsExactly("phone WEB false true", "laptop WEB false false");
    }

    @Test
    void theDevicesOfOthersAreNobodysBusiness() {
        api.logInFrom("phone", user);
        var stranger = api.logInFrom("strange", api.user());

        assertThat(stranger.delete("/v1/devices/phone").refusal()).isEqualTo("404 NOT_FOUND");
        assertThat(stranger.put("/v1/devices/phone/push", subscription("https://push.example/1"))
                        .refusal())
                .isEqualTo("404 NOT_FOUND");
        assertThat(devices(stranger)).containsExactly("strange WEB false true");
        assertThat(devices(user)).containsExactly("phone WEB false false");
    }

    @Test
    void aSubscriptionIsKeptUntilItIsTakenBackOrTheDeviceSignedOut() throws SQLException {
        var phone = api.logInFrom("phone", user);

        assertThat(phone.put("/v1/devices/phone/push", subscription("https://push.example/1"))
                        .status())
                .isEqualTo(204);
        assertThat(push()).containsExactly("https://push.example/1", P256DH, AUTH);

        assertThat(phone.delete("/v1/devices/phone/push").status()).isEqualTo(204);
        assertThat(push()).containsOnlyNulls();

        phone.put("/v1/devices/phone/push", subscription("https://push.example/2"));
        phone.delete("/v1/devices/phone");
        assertThat(push()).containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push.example/1",
                "https://",
                "https://user@push.example/1",
                "ftp://push.example/1",
                "not an address",
                ""
            })
    void anEndpointMustBeASafeAddress(String endpoint) {
        var phone = api.logInFrom("phone", user);

        assertThat(phone.put("/v1/devices/phone/push", subscription(endpoint)).refusal())
                .isEqualTo("400 INVALID_ARGUMENT");
    }

    @Test
    void keysMustBeWhatBrowsersMake() {
        var phone = api.logInFrom("phone", user);
        for (var keys : List.of(
                "{}",
                "{\"p256dh\":\"" + P256DH + "\"}",
                "{\"p256dh\":\"" + AUTH + "\",\"auth\":\"" + AUTH + "\"}",
                "{\"p256dh\":\"" + P256DH + "\",\"auth\":\"!\"}")) {
            assertThat(phone.put(
                                    "/v1/devices/phone/push",
                                    "{\"endpoint\":\"https://push.example/1\",\"keys\":" + keys + "}")
                            .refusal())
                    .isEqualTo("400 INVALID_ARGUMENT");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"\"}",
                "{\"id\":\"a/b\"}",
                "{\"id\":\"..\"}",
                "{\"id\":\"a\\u0007\"}",
                "{\"id\":\"0123456789012345678901234567890123456789012345678901234567890123x\"}",
                "{\"id\":\"phone\",\"kind\":\"TOASTER\"}"
            })
    void aLoginNamesADeviceOfTheDocumentedFormOrNone(String device) {
        var answer = api.post(
                "/v1/tokens",
                "{\"name\":\"%s\",\"password\":\"%s\",\"device\":%s}".formatted(user.name(), PASSWORD, device));

        assertThat(answer.refusal()).isEqualTo("400 INVALID_ARGUMENT");
    }

    @Test
    void aNewDeviceTakesThePlaceOfOneThatHoldsNoGoodTokenOrIsRefused() throws SQLException {
        for (var i = 0; i < 200; i++) {
            Rows.run("INSERT INTO device (user_id, device_id, name) VALUES (?, ?, '')", user.id(), "d" + i);
        }
        var refused = api.post(
                "/v1/tokens",
                "{\"name\":\"%s\",\"password\":\"%s\",\"device\":{\"id\":\"one-more\"}}"
                        .formatted(user.name(), PASSWORD));
        assertThat(refused.refusal()).isEqualTo("409 LIMIT_REACHED");
        assertThat(api.logInFrom("d7", user).get("/v1/accounts/me").status()).isEqualTo(200);

        Rows.run(
                "UPDATE device SET logged_in_at = CURRENT_TIMESTAMP - INTERVAL 13 HOUR WHERE user_id = ? AND device_id = 'd9'",
                user.id());

        assertThat(api.logInFrom("one-more", user).get("/v1/accounts/me").status())
                .isEqualTo(200);
        assertThat(devices(user))
                .hasSize(200)
                .contains("one-more WEB false false")
                .noneMatch(line -> line.startsWith("d9 "));
    }

    @Test
    void theKeyForSubscriptionsIsThereWhereItIsConfigured() {
        assertThat(user.get("/v1/push/key").refusal()).isEqualTo("404 NOT_FOUND");
        try (var with = TestApi.start(Map.of("API_PUSH_PUBLIC_KEY", P256DH))) {
            assertThat(with.user().get("/v1/push/key").text("publicKey")).isEqualTo(P256DH);
        }
    }

    private static List<String> devices(TestApi.User user) {
        return user.get("/v1/devices")
                .json()
                .required("devices")
                .valueStream()
                .peek(device -> assertThat(
                                Long.parseLong(device.required("loggedInMillis").stringValue()))
                        .isCloseTo(System.currentTimeMillis(), Offset.offset(14 * 3_600_000L)))
                .map(device -> "%s %s %s %s"
                        .formatted(
                                device.required("deviceId").stringValue(),
                                device.required("kind").stringValue(),
                                device.required("signedOut").booleanValue(),
                                device.required("current").booleanValue()))
                .toList();
    }

    private List<String> push() throws SQLException {
        try (var connection = TestServers.mysql().connect();
                var query = connection.prepareStatement(
                        "SELECT push_endpoint, push_p256dh, push_auth FROM device WHERE user_id = ? AND device_id = 'phone'")) {
            query.setLong(1, user.id());
            var row = query.executeQuery();
            assertThat(row.next()).isTrue();
            var columns = new ArrayList<String>();
            for (var i = 1; i <= 3; i++) {
                columns.add(row.getString(i));
            }
            return columns;
        }
    }

    private static String subscription(String endpoint) {
        return "{\"endpoint\":\"%s\",\"keys\":{\"p256dh\":\"%s\",\"auth\":\"%s\"}}".formatted(endpoint, P256DH, AUTH);
    }

    private static byte[] point() {
        var bytes = new byte[65];
        bytes[0] = 4;
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
