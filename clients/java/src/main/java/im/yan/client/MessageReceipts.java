// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import java.util.List;

/**
 * How far a message has come among the members, its author left out.
 *
 * @param readers userIds of those who have read it
 * @param next where the following page of readers begins; 0 on the last one
 */
public record MessageReceipts(long seq, long members, long delivered, long read, List<Long> readers, long next) {
    public MessageReceipts {
        readers = List.copyOf(readers);
    }
}
