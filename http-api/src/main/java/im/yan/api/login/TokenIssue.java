// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import im.yan.api.device.Devices;
import im.yan.api.device.NewDevice;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A token for a user who has shown who she is, for one of her devices or for none in particular. */
@Component
public final class TokenIssue {
    private final Tokens tokens;
    private final Devices devices;

    TokenIssue(Tokens tokens, Devices devices) {
        this.tokens = tokens;
        this.devices = devices;
    }

    public IssuedToken issue(long userId, Optional<NewDevice> device) {
        return device.map(named -> issue(userId, named.checked())).orElseGet(() -> tokens.issue(userId));
    }

    private IssuedToken issue(long userId, NewDevice.Device device) {
        return tokens.issue(userId, device.id(), devices.logIn(userId, device, tokens.lifetime()));
    }
}
