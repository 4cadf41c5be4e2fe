// SPDX-License-Identifier: Apache-2.0
/**
 * Who hears of a decision: from what a conversation decided to the inbox entries of its members and to what is broadcast to a
 * group. Plain Java. See docs/adr/0010.
 */
@NullMarked
package im.yan.router.diffusion;

import org.jspecify.annotations.NullMarked;
