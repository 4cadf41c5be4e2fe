// SPDX-License-Identifier: Apache-2.0
/**
 * What is asked for most, as Redis holds it: rows of MySQL under their keys, and the newest events of each conversation. Every
 * key may be missing at any time, and none ever goes backwards.
 */
@NullMarked
package im.yan.storage.redis;

import org.jspecify.annotations.NullMarked;
