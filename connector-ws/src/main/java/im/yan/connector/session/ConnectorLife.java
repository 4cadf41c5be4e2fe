// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

/**
 * One life of one connector, from its start to its end.
 *
 * @param ordinal its partition of im.downlink
 * @param epoch start time, in milliseconds; grows with every life of the ordinal
 */
public record ConnectorLife(int ordinal, long epoch) {

    /** A session's name, unique over all lives of all connectors. */
    String sessionId(long counter) {
        return "c%d-%s-%s".formatted(ordinal, Long.toString(epoch, 36), Long.toString(counter, 36));
    }
}
