// SPDX-License-Identifier: Apache-2.0
/**
 * What the change feed says of accounts, their devices and logins.
 */
@NullMarked
package im.yan.push.account;

import org.jspecify.annotations.NullMarked;
