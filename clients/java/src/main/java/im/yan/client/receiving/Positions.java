// SPDX-License-Identifier: Apache-2.0
package im.yan.client.receiving;

import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;

/**
 * Up to which seq this client holds its conversations.
 *
 * @param held empty for a conversation it has never met
 * @param hold called in growing order per conversation, after the event was shown
 */
public record Positions(Function<String, OptionalLong> held, ObjLongConsumer<String> hold) {}
