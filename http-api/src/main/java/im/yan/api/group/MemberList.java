// SPDX-License-Identifier: Apache-2.0
package im.yan.api.group;

import im.yan.schemas.v1.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a conversation's members, by user id. */
@Schema(requiredProperties = "members")
record MemberList(
        List<Member> members,

        @Schema(description = "the after of the next page; absent on the last") @Nullable
        Long next) {

    /** @param found one more than the limit where there is another page */
    static MemberList page(List<Member> found, int limit) {
        var members = found.subList(0, Math.min(limit, found.size()));
        return new MemberList(
                members, found.size() > limit ? Long.valueOf(members.getLast().userId()) : null);
    }

    /** A member, and how far she is. */
    @Schema(
            requiredProperties = {
                "userId",
                "name",
                "displayName",
                "role",
                "joinedSeq",
                "mutedUntilMillis",
                "readSeq",
                "deliveredSeq"
            })
    record Member(
            long userId,
            @Schema(example = "alice") String name,
            @Schema(example = "Alice") String displayName,

            @Schema(allowableValues = {"MEMBER", "ADMIN", "OWNER"})
            Role role,

            @Schema(description = "the event by which she came")
            long joinedSeq,

            @Schema(description = "she may not post until then")
            long mutedUntilMillis,

            long readSeq,
            long deliveredSeq) {}
}
