// SPDX-License-Identifier: Apache-2.0
/**
 * What sessions have not acknowledged yet, when it is sent again, and when a session is given up. All of it is in memory and
 * may be lost: a partition that starts anew sends every session its heads instead.
 */
@NullMarked
package im.yan.push.retry;

import org.jspecify.annotations.NullMarked;
