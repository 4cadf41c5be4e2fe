// SPDX-License-Identifier: Apache-2.0
package im.yan.api.openapi;

import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.SendAck;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the document says beyond the routes: title, token, the contract's messages, the refusals. */
@Configuration(proxyBeanMethods = false)
final class ApiDocument {
    private static final String TOKEN = "token";
    private static final String OPERATORS_KEY = "operatorsKey";

    static {
        // As everywhere in the API, 64-bit numbers are strings.
        SpringDocUtils.getConfig().replaceWithSchema(Long.class, ProtobufSchemas.int64());
        SpringDocUtils.getConfig().replaceWithSchema(long.class, ProtobufSchemas.int64());
    }

    @Bean
    OpenAPI openApi() {
        var info = new Info()
                .title("YAN IM")
                .version("v1")
                .description(
                        "Accounts, login, devices, connectors, conversations, history and commands. Messages arrive over the WebSocket. "
                                + "Every 64-bit number is a string; every refusal is an Error.");
        var bearer = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("from POST /v1/tokens");
        var key = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("the operator's key");
        return new OpenAPI()
                .info(info)
                .components(new Components().addSecuritySchemes(TOKEN, bearer).addSecuritySchemes(OPERATORS_KEY, key))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    OpenApiCustomizer messagesOfTheContract() {
        var messages = new ProtobufSchemas()
                .add(Error.getDescriptor())
                .add(ConversationEvent.getDescriptor())
                .add(GroupSettings.getDescriptor())
                .add(ClientFrame.getDescriptor())
                .add(SendAck.getDescriptor())
                .byName();
        return document -> messages.forEach(document.getComponents()::addSchemas);
    }

    @Bean
    OperationCustomizer refusals() {
        return new RefusalResponses();
    }
}
