// SPDX-License-Identifier: Apache-2.0
/** Whom users want to hear nothing from. */
@NullMarked
package im.yan.api.block;

import org.jspecify.annotations.NullMarked;
