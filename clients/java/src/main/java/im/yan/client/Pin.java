// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.schemas.v1.ConversationEvent;

/**
 * A pinned message.
 *
 * @param seq of the message
 * @param actorId who pinned it
 * @param event the message itself
 */
public record Pin(long seq, long actorId, ConversationEvent event) {}
