// SPDX-License-Identifier: Apache-2.0
/**
 * Where clients find an open socket.
 */
@NullMarked
package im.yan.api.connector;

import org.jspecify.annotations.NullMarked;
