// SPDX-License-Identifier: Apache-2.0
/**
 * The one way to Redis.
 */
@NullMarked
package im.yan.api.redis;

import org.jspecify.annotations.NullMarked;
