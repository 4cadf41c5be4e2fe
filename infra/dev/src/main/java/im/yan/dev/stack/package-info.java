// SPDX-License-Identifier: Apache-2.0
/**
 * A whole chat system on one machine: which processes it has ({@link im.yan.dev.stack.StackPlan}), in which order they start
 * ({@code StartUp}), and one object to hold it by ({@link im.yan.dev.stack.Stack}).
 */
@NullMarked
package im.yan.dev.stack;

import org.jspecify.annotations.NullMarked;
