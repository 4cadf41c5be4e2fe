// SPDX-License-Identifier: Apache-2.0
/** Groups of growing size: whether a message costs the router more where more are members, and when all who are online have it. */
@NullMarked
package im.yan.bench.group;

import org.jspecify.annotations.NullMarked;
