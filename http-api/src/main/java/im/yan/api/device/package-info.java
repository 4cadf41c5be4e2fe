// SPDX-License-Identifier: Apache-2.0
/**
 * A user's devices: which have logged in, how one is signed out, where one takes offline notifications.
 */
@NullMarked
package im.yan.api.device;

import org.jspecify.annotations.NullMarked;
