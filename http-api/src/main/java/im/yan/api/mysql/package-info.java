// SPDX-License-Identifier: Apache-2.0
/**
 * The way to MySQL: a bounded pool that fails soon and recovers by itself.
 */
@NullMarked
package im.yan.api.mysql;

import org.jspecify.annotations.NullMarked;
