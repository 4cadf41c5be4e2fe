// SPDX-License-Identifier: Apache-2.0
/** The verbs of {@code ./yan} that concern a stack, one class each, and what they print. */
@NullMarked
package im.yan.dev.command;

import org.jspecify.annotations.NullMarked;
