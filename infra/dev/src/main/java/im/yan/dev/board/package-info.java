// SPDX-License-Identifier: Apache-2.0
/**
 * What a running stack writes down about itself, so that other commands find it: {@code run/stack.json}, and the lock that
 * says whether its supervisor lives.
 */
@NullMarked
package im.yan.dev.board;

import org.jspecify.annotations.NullMarked;
