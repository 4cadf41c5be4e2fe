// SPDX-License-Identifier: Apache-2.0
/**
 * What nobody online has seen: which of it becomes a notification, and when.
 */
@NullMarked
package im.yan.push.offline;

import org.jspecify.annotations.NullMarked;
