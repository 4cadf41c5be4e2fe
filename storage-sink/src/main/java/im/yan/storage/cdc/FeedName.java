// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import im.yan.schemas.Topics;
import java.util.Locale;

/** The change feeds. Each runs alone: with an engine, a place in the binlog, a lock and a pace of its own. */
public enum FeedName {
    /** Accounts and devices, to Kafka. */
    STATES(0),
    /** Messages, to Elasticsearch. */
    SEARCH(1),
    /** What is asked for most, to Redis. */
    CACHE(2);

    /** What of a replica's id is a feed's own. */
    static final int NUMBER_MAX = 3;

    private final int number;

    FeedName(int number) {
        this.number = number;
    }

    /** 0 to {@link #NUMBER_MAX}. */
    int number() {
        return number;
    }

    /** As metrics, locks and topics have it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where it notes how far it has come. */
    String offsetsTopic() {
        return ofItsOwn(Topics.FEED_OFFSETS);
    }

    /** Where it notes the tables' definitions. */
    String schemaHistoryTopic() {
        return ofItsOwn(Topics.FEED_SCHEMA_HISTORY);
    }

    private String ofItsOwn(String topic) {
        return this == STATES ? topic : topic + "." + text();
    }
}
