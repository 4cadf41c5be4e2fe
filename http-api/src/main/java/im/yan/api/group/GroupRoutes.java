// SPDX-License-Identifier: Apache-2.0
package im.yan.api.group;

import static im.yan.schemas.v1.ErrorCode.INVALID_ARGUMENT;
import static im.yan.schemas.v1.ErrorCode.NOT_FOUND;
import static im.yan.schemas.v1.ErrorCode.ROLE_TOO_LOW;

import im.yan.api.account.Caller;
import im.yan.api.conversation.Paging;
import im.yan.api.conversation.Views;
import im.yan.api.refusal.Refusal;
import im.yan.api.refusal.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/conversations/{conversationId}")
@Tag(name = "groups")
final class GroupRoutes {
    static final int MEMBERS_MAX = 500;

    private final Views views;
    private final GroupInfos infos;
    private final Groups groups;

    GroupRoutes(Views views, GroupInfos infos, Groups groups) {
        this.views = views;
        this.infos = infos;
        this.groups = groups;
    }

    @GetMapping("/group")
    @Operation(summary = "A group's settings, and how the caller takes part in it")
    @Refuses({INVALID_ARGUMENT, NOT_FOUND})
    GroupInfo group(
            @AuthenticationPrincipal Caller caller, @PathVariable @Parameter(example = "g:601") String conversationId) {
        return infos.find(views.ofGroup(caller, conversationId))
                .orElseThrow(() -> Refusal.of(NOT_FOUND, "there is no such conversation"));
    }

    @GetMapping("/members")
    @Operation(summary = "The members of a conversation, by user id")
    @Refuses({INVALID_ARGUMENT, NOT_FOUND})
    MemberList members(
            @AuthenticationPrincipal Caller caller,
            @PathVariable @Parameter(example = "g:601") String conversationId,
            @RequestParam(defaultValue = "0") @Parameter(description = "next of the page before") long after,
            @RequestParam(defaultValue = "100") @Parameter(description = "1 to 500") int limit) {
        Paging.requireLimit(limit, MEMBERS_MAX);
        var view = views.of(caller, conversationId);
        // One more than asked for, to know whether there is a next page.
        return MemberList.page(groups.members(view, after, limit + 1), limit);
    }

    @GetMapping("/join-requests")
    @Operation(summary = "Who waits to be let into a group; for its admins")
    @Refuses({INVALID_ARGUMENT, NOT_FOUND, ROLE_TOO_LOW})
    JoinRequestList joinRequests(
            @AuthenticationPrincipal Caller caller, @PathVariable @Parameter(example = "g:601") String conversationId) {
        return new JoinRequestList(
                groups.joinRequests(views.ofGroup(caller, conversationId).requireAdmin()));
    }

    @GetMapping("/invitations")
    @Operation(summary = "The invitations to a group; for its admins")
    @Refuses({INVALID_ARGUMENT, NOT_FOUND, ROLE_TOO_LOW})
    InvitationList invitations(
            @AuthenticationPrincipal Caller caller, @PathVariable @Parameter(example = "g:601") String conversationId) {
        var view = views.ofGroup(caller, conversationId).requireAdmin();
        return new InvitationList(groups.invitations(view, System.currentTimeMillis()));
    }
}
