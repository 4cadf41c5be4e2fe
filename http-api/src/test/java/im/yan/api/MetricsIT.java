// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsIT {

    @Test
    void requestsLoginsAndRegistrationsAreCounted() throws Exception {
        var api = TestApi.shared();
        var user = api.user();
        user.get("/v1/accounts/me");
        api.logIn(user.name(), "wrong password");

        var metrics = api.metrics();

        assertThat(metrics)
                .containsPattern(
                        "http_server_requests_seconds_count\\{.*status=\"200\".*uri=\"/v1/accounts/me\".*\\} [1-9]")
                .containsPattern("yan_api_logins_total\\{outcome=\"accepted\",service=\"http-api\"\\} [1-9]")
                .containsPattern("yan_api_logins_total\\{outcome=\"credentials_invalid\",service=\"http-api\"\\} [1-9]")
                .containsPattern("yan_api_registrations_total\\{service=\"http-api\"\\} [1-9]");
    }
}
