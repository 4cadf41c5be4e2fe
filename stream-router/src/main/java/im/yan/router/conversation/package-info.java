// SPDX-License-Identifier: Apache-2.0
/**
 * The rules of a conversation: who may do what, what is a resend, which number comes next. Plain Java without a clock or a
 * store, so the same command, arrival and state give the same decision every time.
 */
@NullMarked
package im.yan.router.conversation;

import org.jspecify.annotations.NullMarked;
