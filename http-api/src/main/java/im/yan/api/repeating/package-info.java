// SPDX-License-Identifier: Apache-2.0
/**
 * Work in the background, one thread each.
 */
@NullMarked
package im.yan.api.repeating;

import org.jspecify.annotations.NullMarked;
