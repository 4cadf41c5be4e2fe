// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import im.yan.servers.ServerException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StackPortsTest {
    private final StackOptions options = StackOptions.at(Path.of("home"));

    @Test
    void withoutABaseEveryPartIsWhereItUsuallyIs() {
        assertThat(new StackPorts(0).assign("http-api", 8080, 0)).isEqualTo(8080);
    }

    @Test
    void aBaseMovesEveryPort() {
        assertThat(new StackPorts(30_000).assign("redis", 16_379, 23)).isEqualTo(30_023);
    }

    @Test
    void freePortsDiffer() {
        var ports = new StackPorts(StackPorts.FREE);

        var assigned = IntStream.range(0, 40)
                .map(n -> ports.assign("part " + n, 8080, n))
                .toArray();

        assertThat(assigned).doesNotHaveDuplicates().doesNotContain(0);
    }

    @Test
    void noTwoPartsShareAPort() {
        var ports = new StackPorts(0);
        ports.assign("one", 8080, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ports.assign("other", 8080, 1))
                .withMessage("port 8080 is for one and other");
    }

    @Test
    void aStackWithEveryConnectorFitsBetweenItsBaseAndTheNext() {
        var largest = options.withPortBase(StackPorts.BASE_MAX).withConnectors(StackOptions.CONNECTORS_MAX);

        var plan = StackPlan.of(largest, Catalogue::services, program -> "", text -> {});

        assertThat(plan.services())
                .hasSize(5 + StackOptions.CONNECTORS_MAX)
                .allSatisfy(service -> assertThat(service.managementPort()).isBetween(StackPorts.BASE_MAX, 65_535));
    }

    @Test
    void basesAndConnectorsBeyondTheBoundsAreRefused() {
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> options.withPortBase(80))
                .withMessage("--port-base must be from 1024 to 65486, was 80");
        assertThatExceptionOfType(ServerException.class).isThrownBy(() -> options.withPortBase(65_487));
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> options.withConnectors(StackOptions.CONNECTORS_MAX + 1))
                .withMessage("--connectors must be from 1 to 4, was 5");
    }
}
