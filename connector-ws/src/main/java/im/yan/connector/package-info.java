// SPDX-License-Identifier: Apache-2.0
/**
 * The connector: sockets to the log and back. It decides nothing; the wiring in {@code ConnectorMain} names every part.
 */
@NullMarked
package im.yan.connector;

import org.jspecify.annotations.NullMarked;
