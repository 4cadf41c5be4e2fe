// SPDX-License-Identifier: Apache-2.0
/** What every service does the same way: read its environment, start, say how it is, count, log, and stop in order. */
@NullMarked
package im.yan.runtime;

import org.jspecify.annotations.NullMarked;
