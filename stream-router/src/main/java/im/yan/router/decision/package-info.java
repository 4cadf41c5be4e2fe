// SPDX-License-Identifier: Apache-2.0
/** From a command to what becomes of it, and from that to the conversation as it is afterwards. */
@NullMarked
package im.yan.router.decision;

import org.jspecify.annotations.NullMarked;
