// SPDX-License-Identifier: Apache-2.0
/** A chat in the terminal, for two or a group, on the Java SDK: lines in, lines out, ticks for what became of them. */
@NullMarked
package im.yan.terminal;

import org.jspecify.annotations.NullMarked;
