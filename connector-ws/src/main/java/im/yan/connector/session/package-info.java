// SPDX-License-Identifier: Apache-2.0
/**
 * One client's connection, from accept to close, the bounded registry of all, and the one door through which a client is
 * answered, refused and sent away. A session is confined to its channel's event loop.
 */
@NullMarked
package im.yan.connector.session;

import org.jspecify.annotations.NullMarked;
