// SPDX-License-Identifier: Apache-2.0
/** Counts, per user and conversation, the messages that are unread: reads inboxes, writes every change of a count. */
@NullMarked
package im.yan.unread;

import org.jspecify.annotations.NullMarked;
