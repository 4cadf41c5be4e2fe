// SPDX-License-Identifier: Apache-2.0
/**
 * Who watches whose presence, and when users were last seen.
 */
@NullMarked
package im.yan.push.presence;

import org.jspecify.annotations.NullMarked;
