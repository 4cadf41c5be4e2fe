// SPDX-License-Identifier: Apache-2.0
/** How far behind its source a half of the sink is: the same figure, measured the same way, for both. */
@NullMarked
package im.yan.storage.lag;

import org.jspecify.annotations.NullMarked;
