// SPDX-License-Identifier: Apache-2.0
/**
 * A conversation as a command finds it: what is known of it, what is a resend, which number comes next, why something is refused.
 * Plain Java without a clock or a store, so the same command, arrival and state give the same decision every time.
 */
@NullMarked
package im.yan.router.conversation;

import org.jspecify.annotations.NullMarked;
