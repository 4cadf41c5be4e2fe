// SPDX-License-Identifier: Apache-2.0
/**
 * Inside the SDK, not part of its promise: what the client wants the server to know, kept until the server has answered, and
 * sent at a rate the server accepts, in the order of each conversation.
 */
@NullMarked
package im.yan.client.sending;

import org.jspecify.annotations.NullMarked;
