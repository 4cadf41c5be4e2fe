// SPDX-License-Identifier: Apache-2.0
/**
 * Inside the SDK, not part of its promise: one client's connection, kept up over whatever connectors there are, from token and
 * handshake to close codes, heartbeats and drains. Knows frames only so far as they concern the connection itself.
 */
@NullMarked
package im.yan.client.connection;

import org.jspecify.annotations.NullMarked;
