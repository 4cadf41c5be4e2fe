// SPDX-License-Identifier: Apache-2.0
/** End to end: everything a client can do, through the whole running stack with two connectors. */
@NullMarked
package im.yan.dev.e2e;

import org.jspecify.annotations.NullMarked;
