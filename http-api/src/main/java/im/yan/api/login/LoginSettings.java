// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import java.time.Duration;

/**
 * How long a token is good for, and how often a password may be wrong.
 *
 * @param failuresPerName wrong passwords for one name at once; the allowance comes back evenly over the window
 * @param failuresPerAddress wrong passwords from one address at once, likewise
 */
public record LoginSettings(
        Duration tokenLifetime, int failuresPerName, int failuresPerAddress, Duration failuresWindow) {}
