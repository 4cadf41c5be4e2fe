// SPDX-License-Identifier: Apache-2.0
/** What is said in a conversation, and what may still be done to it: send, edit, recall, react, pin. */
@NullMarked
package im.yan.router.message;

import org.jspecify.annotations.NullMarked;
