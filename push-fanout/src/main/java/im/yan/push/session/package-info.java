// SPDX-License-Identifier: Apache-2.0
/** Where each user is connected, and whether the connector behind a session still lives. */
@NullMarked
package im.yan.push.session;

import org.jspecify.annotations.NullMarked;
