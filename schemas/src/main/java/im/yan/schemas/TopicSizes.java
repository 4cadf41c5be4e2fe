// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

/**
 * How many partitions topics get, by what they are keyed by, and how many replicas.
 *
 * @param conversationPartitions at most 1024: the router's partition is the worker of its event ids
 * @param connectors partitions of im.downlink: one for each connector and each http-api the installation can have at most
 */
public record TopicSizes(int conversationPartitions, int userPartitions, int connectors, short replicas) {

    /** One broker, two cores: each further partition costs a commit more than it brings. */
    public static final TopicSizes DEV = new TopicSizes(2, 2, 5, (short) 1);

    public static final TopicSizes PRODUCTION = new TopicSizes(32, 32, 64, (short) 3);

    public TopicSizes {
        if (conversationPartitions < 1 || conversationPartitions > 1024) {
            throw new IllegalArgumentException(
                    "conversation partitions must be 1 to 1024, were " + conversationPartitions);
        }
        if (userPartitions < 1 || connectors < 1 || replicas < 1) {
            throw new IllegalArgumentException("partitions and replicas must be positive");
        }
    }

    public int partitions(Topic.KeyedBy keyedBy) {
        return switch (keyedBy) {
            case CONVERSATION -> conversationPartitions;
            case USER -> userPartitions;
            case CONNECTOR -> connectors;
            case NOTHING -> 1;
        };
    }
}
