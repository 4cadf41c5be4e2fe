// SPDX-License-Identifier: Apache-2.0
package im.yan.api.block;

import static im.yan.schemas.v1.ErrorCode.INVALID_ARGUMENT;
import static im.yan.schemas.v1.ErrorCode.LIMIT_REACHED;
import static im.yan.schemas.v1.ErrorCode.NOT_FOUND;

import im.yan.api.account.Caller;
import im.yan.api.refusal.Refusal;
import im.yan.api.refusal.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "blocks")
final class BlockRoutes {
    private final Blocks blocks;

    BlockRoutes(Blocks blocks) {
        this.blocks = blocks;
    }

    @Schema(requiredProperties = "blocks")
    record BlockList(List<BlockedUser> blocks) {}

    @GetMapping("/v1/blocks")
    @Operation(summary = "Whom the caller has blocked, the latest first")
    BlockList list(@AuthenticationPrincipal Caller caller) {
        return new BlockList(blocks.list(caller.userId()));
    }

    @PutMapping("/v1/blocks/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Block a user",
            description =
                    "From a moment later on, what she says to the caller alone is refused as BLOCKED, she cannot add"
                            + " the caller to groups, and is told nothing of the caller's presence. In groups both stay as they are.")
    @Refuses({INVALID_ARGUMENT, NOT_FOUND, LIMIT_REACHED})
    void block(@AuthenticationPrincipal Caller caller, @PathVariable long userId) {
        if (userId == caller.userId()) {
            throw Refusal.invalid("you cannot block yourself");
        }
        blocks.add(caller.userId(), userId);
    }

    @DeleteMapping("/v1/blocks/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Unblock a user")
    @Refuses(INVALID_ARGUMENT)
    void unblock(@AuthenticationPrincipal Caller caller, @PathVariable long userId) {
        blocks.remove(caller.userId(), userId);
    }
}
