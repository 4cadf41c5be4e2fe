// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.AccountState.PresenceVisibility;
import im.yan.schemas.v1.QuietHours;
import org.jspecify.annotations.Nullable;

/**
 * What a user has chosen for all of her devices.
 *
 * @param presence who sees whether she is online
 * @param quietHours no notifications then; null for none
 */
public record AccountSettings(
        PresenceVisibility presence, @Nullable QuietHours quietHours) {}
