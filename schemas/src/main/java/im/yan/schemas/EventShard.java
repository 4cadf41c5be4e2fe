// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** Which MySQL table holds a conversation's log: CRC-32 of the conversationId, modulo the number of tables. */
public final class EventShard {
    public static final int COUNT = 16;

    /** By shard number. */
    public static final List<String> TABLES = IntStream.range(0, COUNT)
            .mapToObj("conversation_event_%02d"::formatted)
            .toList();

    private EventShard() {}

    public static int of(String conversationId) {
        var crc = new CRC32();
        crc.update(conversationId.getBytes(US_ASCII));
        return (int) (crc.getValue() % COUNT);
    }

    public static String tableOf(String conversationId) {
        return TABLES.get(of(conversationId));
    }
}
