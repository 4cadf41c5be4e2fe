// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connectors the API knows; none while it cannot be asked, so that those known before are tried. */
final class ApiConnectors implements Supplier<List<URI>> {
    private static final Logger log = LoggerFactory.getLogger(ApiConnectors.class);

    private final YanApi api;

    ApiConnectors(YanApi api) {
        this.api = api;
    }

    @Override
    public List<URI> get() {
        try {
            return api.connectors().stream().map(Connector::address).toList();
        } catch (ApiException e) {
            log.atDebug().addKeyValue("code", e.code()).log("the API did not name its connectors");
            return List.of();
        }
    }
}
