// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.yan.runtime.ConfigException;
import im.yan.runtime.Env;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorConfigTest {

    @Test
    void withoutVariablesItRunsOnALaptop() {
        var config = ConnectorConfig.from(new Env(Map.of()));

        assertThat(config.kafka()).isEqualTo("127.0.0.1:9092");
        assertThat(config.listen().getPort()).isEqualTo(8090);
        assertThat(config.addressAt(8090)).isEqualTo("ws://127.0.0.1:8090/ws");
        assertThat(config.sessions().frameBytesMax()).isEqualTo(65_536);
        assertThat(config.sessions().framesBurst()).isEqualTo(200);
        assertThat(config.sessions().idleTimeout()).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void aGivenAddressIsTheOneClientsAreTold() {
        var config = ConnectorConfig.from(new Env(Map.of("CONNECTOR_ADDRESS", "wss://chat.example/ws")));

        assertThat(config.addressAt(8090)).isEqualTo("wss://chat.example/ws");
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECTOR_ORDINAL,-1",
        "CONNECTOR_PORT,99999",
        "CONNECTOR_ADDRESS,chat.example",
        "CONNECTOR_HEARTBEAT,soon",
        "CONNECTOR_FRAME_BYTES_MAX,0",
        "CONNECTOR_SESSIONS_MAX,many",
        "YAN_JWKS,no url"
    })
    void aBadValueNamesItsVariable(String name, String value) {
        assertThatThrownBy(() -> ConnectorConfig.from(new Env(Map.of(name, value))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(name);
    }

    @Test
    void anOrdinalWithoutAPartitionIsRefused() {
        var config = ConnectorConfig.from(new Env(Map.of("CONNECTOR_ORDINAL", "4")));

        assertThatThrownBy(() -> config.requirePartitions(4))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("CONNECTOR_ORDINAL must be a whole number from 0 to 3, was 4");
    }
}
