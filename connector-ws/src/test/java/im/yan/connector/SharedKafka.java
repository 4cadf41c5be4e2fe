// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import im.yan.testkit.TestKafka;

/** One broker for all tests of a run: whoever pauses or kills it leaves it running. It ends with this JVM. */
final class SharedKafka {
    // Initialisation-on-demand.
    private static final TestKafka KAFKA = TestKafka.own();

    private SharedKafka() {}

    static TestKafka get() {
        return KAFKA;
    }

    static String bootstrapServers() {
        return KAFKA.bootstrapServers();
    }
}
