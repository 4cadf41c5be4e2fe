// SPDX-License-Identifier: Apache-2.0
/**
 * How much a user has not read, computed as head less read position.
 */
@NullMarked
package im.yan.api.unread;

import org.jspecify.annotations.NullMarked;
