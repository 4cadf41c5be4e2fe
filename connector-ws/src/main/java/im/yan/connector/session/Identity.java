// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import im.yan.connector.token.VerifiedToken;
import im.yan.schemas.v1.Device;

/** Whose session it is, and what it is called everywhere behind the connector. */
public record Identity(String sessionId, VerifiedToken token, Device device) {
    public long userId() {
        return token.userId();
    }

    Identity with(VerifiedToken renewed) {
        return new Identity(sessionId, renewed, device);
    }
}
