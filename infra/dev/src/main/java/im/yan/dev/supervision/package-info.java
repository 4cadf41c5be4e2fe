// SPDX-License-Identifier: Apache-2.0
/** Processes that are kept running: started, started again with growing pauses when they end, stopped when told to. */
@NullMarked
package im.yan.dev.supervision;

import org.jspecify.annotations.NullMarked;
