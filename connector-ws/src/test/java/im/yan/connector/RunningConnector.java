// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import static org.awaitility.Awaitility.await;

import im.yan.runtime.Service;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A whole connector in this JVM, ready, on a free port. */
final class RunningConnector implements AutoCloseable {
    private final Service service;
    private final int port;

    private RunningConnector(Service service, int port) {
        this.service = service;
        this.port = port;
    }

    static RunningConnector start(String kafka, JwksServer jwks, int ordinal, Map<String, String> more)
            throws Exception {
        var variables = new HashMap<>(more);
        variables.put("YAN_KAFKA", kafka);
        variables.put("YAN_JWKS", jwks.url());
        variables.put("CONNECTOR_ORDINAL", Integer.toString(ordinal));
        variables.put("CONNECTOR_PORT", "0");
        var port = new AtomicInteger();
        var service = Service.start("connector-ws", variables, starting -> port.set(ConnectorMain.start(starting)));
        await().until(service.health()::isReady);
        return new RunningConnector(service, port.get());
    }

    int port() {
        return port;
    }

    Service service() {
        return service;
    }

    double closes(String code) {
        return service.metrics()
                .get("yan.connector.closes")
                .tag("code", code)
                .counter()
                .count();
    }

    @Override
    public void close() {
        service.close();
    }
}
