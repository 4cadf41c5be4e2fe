// SPDX-License-Identifier: Apache-2.0
/**
 * Who is asking: tokens verified here, against the public keys of http-api, which a thread of its own keeps fresh.
 */
@NullMarked
package im.yan.connector.token;

import org.jspecify.annotations.NullMarked;
