// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import static org.assertj.core.api.Assertions.assertThat;

import im.yan.runtime.streams.PartitionByUser;
import im.yan.schemas.Topic;
import im.yan.schemas.v1.Downlink;
import im.yan.schemas.v1.Receipt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartitionsTest {

    @Test
    void theConnectorIsThePartitionAndNoKeyIsWritten() {
        var to = new ToConnector();

        assertThat(to.partitions("im.downlink", 3, Downlink.getDefaultInstance(), 4))
                .contains(Set.of(3));
        assertThat(ToConnector.NO_KEY.serialize("im.downlink", 3)).isNull();
    }

    @Test
    void whatIsForAConnectorThatCannotExistIsDropped() {
        var to = new ToConnector();

        assertThat(to.partitions("im.downlink", 4, Downlink.getDefaultInstance(), 4))
                .contains(Set.of());
        assertThat(to.partitions("im.downlink", -1, Downlink.getDefaultInstance(), 4))
                .contains(Set.of());
    }

    @Test
    void receiptsGoWhereTheirUserIs() {
        assertThat(new PartitionByUser<>()
                        .partitions("im.receipts", "77/d:1:77/delivered", Receipt.getDefaultInstance(), 32))
                .contains(Set.of(Topic.partitionOf("77", 32)));
    }
}
