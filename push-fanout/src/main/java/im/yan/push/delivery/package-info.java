// SPDX-License-Identifier: Apache-2.0
/** What a session is told: the frames, and how far each conversation has come for each user. */
@NullMarked
package im.yan.push.delivery;

import org.jspecify.annotations.NullMarked;
