// SPDX-License-Identifier: Apache-2.0
/** What unread means: two numbers that only grow, what of it mentions the user, and what takes part in her totals. Plain Java. */
@NullMarked
package im.yan.unread.counting;

import org.jspecify.annotations.NullMarked;
