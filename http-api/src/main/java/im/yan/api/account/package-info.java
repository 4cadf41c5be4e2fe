// SPDX-License-Identifier: Apache-2.0
/**
 * Accounts: what one looks like, how it is registered and found, how its password is kept, where its id comes from.
 */
@NullMarked
package im.yan.api.account;

import org.jspecify.annotations.NullMarked;
