// SPDX-License-Identifier: Apache-2.0
/** Direct messages: how many a second the stack sustains. */
@NullMarked
package im.yan.bench.direct;

import org.jspecify.annotations.NullMarked;
