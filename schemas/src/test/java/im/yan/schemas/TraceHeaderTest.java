// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class TraceHeaderTest {

    @Test
    void aTraceTravelsInTheHeaders() {
        var headers = new RecordHeaders();
        var trace = TraceHeader.random(RandomGenerator.getDefault());

        trace.addTo(headers);

        assertThat(TraceHeader.of(headers)).contains(trace);
    }

    @Test
    void anythingElseIsNoTrace() {
        var headers = new RecordHeaders().add(TraceHeader.NAME, "00-xyz".getBytes(US_ASCII));

        assertThat(TraceHeader.of(headers)).isEmpty();
        assertThat(TraceHeader.of(new RecordHeaders())).isEmpty();
    }
}
