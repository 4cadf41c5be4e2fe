// SPDX-License-Identifier: Apache-2.0
/**
 * This life of this connector: its heartbeat, what follows when it did not get through, and giving way to a successor.
 */
@NullMarked
package im.yan.connector.lease;

import org.jspecify.annotations.NullMarked;
