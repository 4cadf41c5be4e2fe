// SPDX-License-Identifier: Apache-2.0
/** A chat for two in the terminal, on the Java SDK: lines in, lines out, ticks for what became of them. */
@NullMarked
package im.yan.terminal;

import org.jspecify.annotations.NullMarked;
