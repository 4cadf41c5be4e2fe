// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiIT {
    private static final TestApi API = TestApi.shared();
    private static final JsonNode DOCUMENT = API.get("/v3/api-docs").json();

    @Test
    void everyRouteIsInTheDocument() {
        var routes = new ArrayList<String>();
        operations().forEach((route, operation) -> routes.add(route));

        assertThat(routes)
                .containsExactlyInAnyOrder(
                        "post /v1/accounts",
                        "get /v1/accounts",
                        "get /v1/accounts/me",
                        "get /v1/accounts/{userId}",
                        "post /v1/tokens",
                        "get /.well-known/jwks.json",
                        "get /v1/connectors",
                        "get /v1/status",
                        "get /v1/conversations",
                        "get /v1/conversations/{conversationId}/events",
                        "get /v1/conversations/{conversationId}/pins",
                        "get /v1/conversations/{conversationId}/receipts",
                        "get /v1/conversations/{conversationId}/group",
                        "get /v1/conversations/{conversationId}/members",
                        "get /v1/conversations/{conversationId}/join-requests",
                        "get /v1/conversations/{conversationId}/invitations",
                        "get /v1/unread",
                        "get /v1/sync",
                        "get /v1/search",
                        "post /v1/commands",
                        "get /v1/accounts/me/settings",
                        "put /v1/accounts/me/settings",
                        "get /v1/devices",
                        "delete /v1/devices/{deviceId}",
                        "put /v1/devices/{deviceId}/push",
                        "delete /v1/devices/{deviceId}/push",
                        "get /v1/push/key",
                        "get /v1/blocks",
                        "put /v1/blocks/{userId}",
                        "delete /v1/blocks/{userId}",
                        "post /v1/operator/accounts",
                        "post /v1/operator/tokens",
                        "put /v1/operator/accounts/{userId}/status");
    }

    @Test
    void everyRouteSaysWhatItDoesAndHowItRefuses() {
        var softly = new SoftAssertions();
        operations().forEach((route, operation) -> {
            softly.assertThat(operation.path("summary").asString("")).as(route).isNotBlank();
            softly.assertThat(operation
                            .at("/responses/503/content/application~1json/schema/$ref")
                            .asString(""))
                    .as(route)
                    .isEqualTo("#/components/schemas/Error");
        });
        softly.assertAll();
        assertThat(operation("post /v1/accounts")
                        .at("/responses/409/description")
                        .stringValue())
                .isEqualTo("NAME_TAKEN");
        assertThat(operation("get /v1/conversations/{conversationId}/events")
                        .at("/responses/401/description")
                        .stringValue())
                .isEqualTo("TOKEN_MISSING, TOKEN_INVALID, TOKEN_EXPIRED, SIGNED_OUT");
    }

    @Test
    void theDocumentIsRightAboutWhereATokenIsNeeded() {
        var softly = new SoftAssertions();
        operations().forEach((route, operation) -> {
            var method = route.split(" ")[0];
            var path = route.split(" ")[1]
                    .replace("{userId}", "1")
                    .replace("{deviceId}", "x")
                    .replace("{conversationId}", "d:1:2");
            var body = method.equals("get") || method.equals("delete") ? noBody() : ofString("{}");
            var status = API.send(API.request(path)
                            .header("Content-Type", "application/json")
                            .method(method.toUpperCase(Locale.ROOT), body))
                    .status();
            var open = operation.path("security").isEmpty() && operation.has("security");
            softly.assertThat(status == 401).as(route + " open " + open).isNotEqualTo(open);
        });
        softly.assertAll();
    }

    @Test
    void numbersOf64BitsAreStringsAsInTheAnswers() {
        assertThat(DOCUMENT.at("/components/schemas/Account/properties/userId/type")
                        .stringValue())
                .isEqualTo("string");
        assertThat(DOCUMENT.at("/components/schemas/ConversationSummary/properties/unread/type")
                        .stringValue())
                .isEqualTo("string");
        assertThat(DOCUMENT.at("/components/schemas/ConversationEvent/properties/seq/type")
                        .stringValue())
                .isEqualTo("string");
        assertThat(DOCUMENT.at("/components/schemas/Connector/properties/sessions/type")
                        .stringValue())
                .isEqualTo("integer");
    }

    @Test
    void theMessagesAreThoseOfTheContract() {
        assertThat(DOCUMENT.at("/components/schemas/EventPage/properties/events/items/$ref")
                        .stringValue())
                .isEqualTo("#/components/schemas/ConversationEvent");
        assertThat(DOCUMENT.at("/components/schemas/Error/properties").propertyNames())
                .containsExactlyInAnyOrder("code", "message", "retryable", "retryAfterMillis");
        assertThat(DOCUMENT.at("/components/schemas/Text/properties/body/type").stringValue())
                .isEqualTo("string");
    }

    @Test
    void aCommandIsAClientFrameAndItsAnswerASendAck() {
        var command = operation("post /v1/commands");

        assertThat(command.at("/requestBody/content/application~1json/schema/$ref")
                        .stringValue())
                .isEqualTo("#/components/schemas/ClientFrame");
        assertThat(command.at("/responses/200/content/application~1json/schema/$ref")
                        .stringValue())
                .isEqualTo("#/components/schemas/SendAck");
        assertThat(command.at("/responses/410/description").stringValue())
                .isEqualTo("GROUP_DISSOLVED, MESSAGE_RECALLED");
        assertThat(DOCUMENT.at("/components/schemas/Location/properties/latitude/type")
                        .stringValue())
                .isEqualTo("number");
        assertThat(DOCUMENT.at("/components/schemas/Media/properties/preview/format")
                        .stringValue())
                .isEqualTo("byte");
    }

    @Test
    void aChangedConversationIsALineOfTheListWithMore() {
        assertThat(DOCUMENT.at("/components/schemas/ChangedConversation/properties")
                        .propertyNames())
                .contains("conversationId", "peer", "group", "headSeq", "readNo", "member", "events");
        assertThat(operation("get /v1/search").at("/parameters").findValuesAsString("name"))
                .containsExactly("q", "conversationId", "senderId", "kind", "from", "to", "limit", "cursor");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (var node : DOCUMENT.findValues("$ref")) {
            var pointer = node.stringValue().substring(1);
            assertThat(DOCUMENT.at(pointer).isMissingNode()).as(pointer).isFalse();
        }
    }

    @Test
    void thereIsAPageForPeople() {
        var page = API.get("/swagger-ui/index.html");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().body()).contains("swagger-ui");
        assertThat(API.get("/v3/api-docs/swagger-config").text("url")).isEqualTo("/v3/api-docs");
    }

    private static JsonNode operation(String route) {
        return Optional.ofNullable(operations().get(route)).orElseThrow();
    }

    private static Map<String, JsonNode> operations() {
        var operations = new TreeMap<String, JsonNode>();
        DOCUMENT.required("paths")
                .forEachEntry((path, methods) ->
                        methods.forEachEntry((method, operation) -> operations.put(method + " " + path, operation)));
        return operations;
    }
}
