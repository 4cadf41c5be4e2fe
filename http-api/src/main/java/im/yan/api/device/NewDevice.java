// SPDX-License-Identifier: Apache-2.0
package im.yan.api.device;

import im.yan.api.account.AccountRules;
import im.yan.api.refusal.Refusal;
import im.yan.schemas.ProtocolLimits;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The device that logs in, as it came. */
@Schema(requiredProperties = "id")
public record NewDevice(
        @Schema(
                description = "chosen once per installation; 1 to 64 characters without '/', '\\', ';' and '%'",
                example = "web-7f1a")
        @Nullable
        String id,

        @Schema(description = "for people, at most 128 characters", example = "Firefox on Linux") @Nullable
        String name,

        @Nullable DeviceKind kind) {

    // The id becomes part of an address.
    private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[^/\\\\;%\\p{Cntrl}]+");

    /** What of it is kept: an id of the documented form, a name and a kind in any case. */
    public Device checked() {
        if (id == null
                || id.length() > ProtocolLimits.DEVICE_ID_LENGTH_MAX
                || !ID.matcher(id).matches()
                || !AccountRules.isUnicode(id)) {
            throw Refusal.invalid("device.id must be 1 to 64 characters without '/', '\\', ';' and '%'");
        }
        var named = Objects.requireNonNullElse(name, "");
        if (named.length() > ProtocolLimits.DEVICE_NAME_LENGTH_MAX || !AccountRules.isUnicode(named)) {
            throw Refusal.invalid(
                    "device.name must have at most %d characters".formatted(ProtocolLimits.DEVICE_NAME_LENGTH_MAX));
        }
        return new Device(id, named, Objects.requireNonNullElse(kind, DeviceKind.OTHER));
    }

    /** Of the documented form. */
    public record Device(String id, String name, DeviceKind kind) {}
}
