// SPDX-License-Identifier: Apache-2.0
/** A user's own view of a conversation: how far she has read, whether she is disturbed, what she does not want to see any more. */
@NullMarked
package im.yan.router.personal;

import org.jspecify.annotations.NullMarked;
