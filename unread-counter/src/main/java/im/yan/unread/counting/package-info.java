// SPDX-License-Identifier: Apache-2.0
/** What unread means: two numbers that only grow, and what moves them. Plain Java. */
@NullMarked
package im.yan.unread.counting;

import org.jspecify.annotations.NullMarked;
