// SPDX-License-Identifier: Apache-2.0
package im.yan.api.device;

import java.util.Optional;

/**
 * What browsers need in order to take offline notifications.
 *
 * @param publicKey of the pair that signs Web Push (VAPID): an uncompressed P-256 point in base64url; empty: there is none
 */
public record PushSettings(Optional<String> publicKey) {}
