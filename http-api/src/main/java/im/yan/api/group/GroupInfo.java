// SPDX-License-Identifier: Apache-2.0
package im.yan.api.group;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import im.yan.api.conversation.StoredGroupSettings;
import im.yan.api.conversation.View;
import im.yan.schemas.WireJson;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.Role;
import io.swagger.v3.oas.annotations.media.Schema;

/** A group, and how the caller takes part in it. */
@Schema(
        requiredProperties = {
            "conversationId",
            "settings",
            "ownerId",
            "memberCount",
            "dissolved",
            "role",
            "mutedUntilMillis",
            "visibleFromSeq"
        })
record GroupInfo(
        @Schema(example = "g:601") String conversationId,
        @Schema(ref = "#/components/schemas/GroupSettings") SettingsJson settings,
        long ownerId,
        int memberCount,

        @Schema(description = "what was said stays readable")
        boolean dissolved,

        @Schema(allowableValues = {"MEMBER", "ADMIN", "OWNER"})
        Role role,

        @Schema(description = "the caller may not post until then")
        long mutedUntilMillis,

        @Schema(description = "the first event the caller may see")
        long visibleFromSeq) {

    /** @param settings as stored */
    static GroupInfo of(View view, byte[] settings, long ownerId, int memberCount, long dissolvedSeq) {
        return new GroupInfo(
                view.conversationId(),
                SettingsJson.of(StoredGroupSettings.parse(view.conversationId(), settings)),
                ownerId,
                memberCount,
                dissolvedSeq > 0,
                view.role(),
                view.mutedUntilMillis(),
                view.visibleFromSeq());
    }

    /** In protobuf's own JSON, as in events. */
    record SettingsJson(@JsonValue @JsonRawValue String json) {
        static SettingsJson of(GroupSettings settings) {
            return new SettingsJson(WireJson.print(settings));
        }
    }
}
