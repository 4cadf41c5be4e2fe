// SPDX-License-Identifier: Apache-2.0
package im.yan.api.command;

import static im.yan.schemas.v1.ErrorCode.ALREADY_A_MEMBER;
import static im.yan.schemas.v1.ErrorCode.BLOCKED;
import static im.yan.schemas.v1.ErrorCode.CONTENT_EMPTY;
import static im.yan.schemas.v1.ErrorCode.CONTENT_TOO_LARGE;
import static im.yan.schemas.v1.ErrorCode.CONVERSATION_UNKNOWN;
import static im.yan.schemas.v1.ErrorCode.EDIT_WINDOW_OVER;
import static im.yan.schemas.v1.ErrorCode.GROUP_DISSOLVED;
import static im.yan.schemas.v1.ErrorCode.GROUP_EXISTS;
import static im.yan.schemas.v1.ErrorCode.GROUP_FULL;
import static im.yan.schemas.v1.ErrorCode.GROUP_MUTED;
import static im.yan.schemas.v1.ErrorCode.INVALID_ARGUMENT;
import static im.yan.schemas.v1.ErrorCode.INVITATION_INVALID;
import static im.yan.schemas.v1.ErrorCode.JOIN_REQUEST_UNKNOWN;
import static im.yan.schemas.v1.ErrorCode.LIMIT_REACHED;
import static im.yan.schemas.v1.ErrorCode.MALFORMED_FRAME;
import static im.yan.schemas.v1.ErrorCode.MESSAGE_RECALLED;
import static im.yan.schemas.v1.ErrorCode.MESSAGE_UNKNOWN;
import static im.yan.schemas.v1.ErrorCode.MUTED;
import static im.yan.schemas.v1.ErrorCode.NOT_A_MEMBER;
import static im.yan.schemas.v1.ErrorCode.NOT_THE_AUTHOR;
import static im.yan.schemas.v1.ErrorCode.OVERLOADED;
import static im.yan.schemas.v1.ErrorCode.OWNER_CANNOT_LEAVE;
import static im.yan.schemas.v1.ErrorCode.RATE_LIMITED;
import static im.yan.schemas.v1.ErrorCode.RECALL_WINDOW_OVER;
import static im.yan.schemas.v1.ErrorCode.RECIPIENT_UNKNOWN;
import static im.yan.schemas.v1.ErrorCode.ROLE_TOO_LOW;
import static im.yan.schemas.v1.ErrorCode.UNKNOWN_FRAME;
import static im.yan.schemas.v1.ErrorCode.USER_NOT_A_MEMBER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import im.yan.api.account.Caller;
import im.yan.api.refusal.Refuses;
import im.yan.schemas.WireJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "commands")
final class CommandRoutes {
    private final Commands commands;

    CommandRoutes(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/v1/commands", consumes = APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Send a message or any other command, as over the WebSocket",
            description =
                    "The body is a ClientFrame with send, command or markRead. After 503 send it again with the same"
                            + " clientMsgId: it takes effect once.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = "#/components/schemas/ClientFrame")))
    @ApiResponse(
            responseCode = "200",
            description = "the command is durable, deduplicated and numbered",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = "#/components/schemas/SendAck")))
    @Refuses({
        MALFORMED_FRAME,
        UNKNOWN_FRAME,
        INVALID_ARGUMENT,
        CONTENT_EMPTY,
        NOT_A_MEMBER,
        NOT_THE_AUTHOR,
        ROLE_TOO_LOW,
        MUTED,
        GROUP_MUTED,
        BLOCKED,
        CONVERSATION_UNKNOWN,
        RECIPIENT_UNKNOWN,
        MESSAGE_UNKNOWN,
        USER_NOT_A_MEMBER,
        INVITATION_INVALID,
        JOIN_REQUEST_UNKNOWN,
        GROUP_EXISTS,
        GROUP_FULL,
        ALREADY_A_MEMBER,
        OWNER_CANNOT_LEAVE,
        LIMIT_REACHED,
        EDIT_WINDOW_OVER,
        RECALL_WINDOW_OVER,
        GROUP_DISSOLVED,
        MESSAGE_RECALLED,
        CONTENT_TOO_LARGE,
        RATE_LIMITED,
        OVERLOADED
    })
    ResponseEntity<byte[]> ask(
            @AuthenticationPrincipal Caller caller,
            @RequestBody byte[] body,
            @RequestParam(required = false)
                    @Parameter(description = "of a markRead, whose frame has none; one is made where it is absent")
                    @Nullable
                    String clientMsgId) {
        var markReadId = Optional.ofNullable(clientMsgId)
                .orElseGet(() -> UUID.randomUUID().toString());
        var ack = commands.ask(caller, CommandForm.parse(new String(body, UTF_8)), markReadId);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(WireJson.print(ack).getBytes(UTF_8));
    }
}
