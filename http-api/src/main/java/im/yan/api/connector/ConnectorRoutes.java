// SPDX-License-Identifier: Apache-2.0
package im.yan.api.connector;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "connectors")
final class ConnectorRoutes {
    private final LiveConnectors live;

    ConnectorRoutes(LiveConnectors live) {
        this.live = live;
    }

    @Schema(requiredProperties = "connectors")
    record Connectors(List<Connector> connectors) {}

    @GetMapping("/v1/connectors")
    @SecurityRequirements
    @Operation(summary = "Where to open a WebSocket, the emptiest connector first")
    Connectors connectors() {
        return new Connectors(live.open(System.nanoTime()));
    }
}
