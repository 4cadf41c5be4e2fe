// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import im.yan.connector.token.VerifiedToken;
import im.yan.schemas.v1.Device;

/** Whose session it is, and what it is called everywhere behind the connector. */
public record Identity(String sessionId, VerifiedToken token, Device device) {

    /** The device is the one the token was made for, where it was made for one. */
    static Identity of(String sessionId, VerifiedToken token, Device device) {
        return token.namesDevice()
                ? new Identity(
                        sessionId,
                        token,
                        device.toBuilder().setId(token.deviceId()).build())
                : new Identity(sessionId, token, device);
    }

    public long userId() {
        return token.userId();
    }

    /** Whether the token may take the place of this session's: the same user's, and made for the same device. */
    public boolean isProlongedBy(VerifiedToken renewed) {
        return renewed.userId() == userId() && renewed.deviceId().equals(token.deviceId());
    }

    Identity with(VerifiedToken renewed) {
        return new Identity(sessionId, renewed, device);
    }
}
