// SPDX-License-Identifier: Apache-2.0
/** How long after its ack a message is in each store. */
@NullMarked
package im.yan.bench.store;

import org.jspecify.annotations.NullMarked;
