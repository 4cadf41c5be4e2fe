// SPDX-License-Identifier: Apache-2.0
/**
 * The life of a group: who may do what in it, how it begins, changes and ends, and how users get in and out. {@code Action} is the
 * policy, one line for each thing to do.
 */
@NullMarked
package im.yan.router.membership;

import org.jspecify.annotations.NullMarked;
