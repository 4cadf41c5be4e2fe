// SPDX-License-Identifier: Apache-2.0
package im.yan.api.device;

import static im.yan.schemas.v1.ErrorCode.INVALID_ARGUMENT;
import static im.yan.schemas.v1.ErrorCode.NOT_FOUND;

import im.yan.api.account.Caller;
import im.yan.api.refusal.Refusal;
import im.yan.api.refusal.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "devices")
final class DeviceRoutes {
    private final Devices devices;
    private final PushSettings push;

    DeviceRoutes(Devices devices, PushSettings push) {
        this.devices = devices;
        this.push = push;
    }

    @Schema(requiredProperties = "devices")
    record DeviceList(List<DeviceLine> devices) {}

    @Schema(requiredProperties = "publicKey")
    record PushKey(
            @Schema(description = "an uncompressed P-256 point in base64url")
            String publicKey) {}

    @GetMapping("/v1/devices")
    @Operation(summary = "The devices that have logged in to the caller's account, the latest first")
    DeviceList list(@AuthenticationPrincipal Caller caller) {
        return new DeviceList(devices.list(caller.userId(), caller.deviceId()));
    }

    @DeleteMapping("/v1/devices/{deviceId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Sign a device out",
            description = "Its tokens are refused from now on and its sessions are closed; it may log in again.")
    @Refuses(NOT_FOUND)
    void signOut(@AuthenticationPrincipal Caller caller, @PathVariable String deviceId) {
        requireKnown(devices.signOut(caller.userId(), deviceId));
    }

    @PutMapping("/v1/devices/{deviceId}/push")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Where a device takes offline notifications: a browser's PushSubscription")
    @Refuses({INVALID_ARGUMENT, NOT_FOUND})
    void subscribe(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String deviceId,
            @RequestBody PushSubscription subscription) {
        requireKnown(devices.setPush(caller.userId(), deviceId, Optional.of(subscription.checked())));
    }

    @DeleteMapping("/v1/devices/{deviceId}/push")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "No more offline notifications to a device")
    @Refuses(NOT_FOUND)
    void unsubscribe(@AuthenticationPrincipal Caller caller, @PathVariable String deviceId) {
        requireKnown(devices.setPush(caller.userId(), deviceId, Optional.empty()));
    }

    @GetMapping("/v1/push/key")
    @Operation(summary = "The key a browser subscribes with (applicationServerKey)")
    @Refuses(NOT_FOUND)
    PushKey key() {
        return new PushKey(push.publicKey()
                .orElseThrow(() -> Refusal.of(NOT_FOUND, "this installation sends no Web Push notifications")));
    }

    private static void requireKnown(boolean known) {
        if (!known) {
            throw Refusal.of(NOT_FOUND, "you have no such device");
        }
    }
}
