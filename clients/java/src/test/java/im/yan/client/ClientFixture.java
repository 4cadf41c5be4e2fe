// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.client.connection.ConnectionTimings;
import im.yan.client.receiving.ReceivingTimings;
import im.yan.client.sending.SendingTimings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** Fake servers, shared resources and impatient clients for one test. */
final class ClientFixture implements AutoCloseable {
    static final ClientTimings IMPATIENT = new ClientTimings(
            new ConnectionTimings(
                    Duration.ofSeconds(2),
                    Duration.ofMillis(20),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(50)),
            new SendingTimings(Duration.ofMillis(300), Duration.ofMillis(10), Duration.ofMillis(100)),
            new ReceivingTimings(
                    Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofSeconds(2)),
            Duration.ofSeconds(1));

    static {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
    }

    final FakeLog log = new FakeLog();
    final FakeApi api = new FakeApi(log);
    final FakeConnector connector = new FakeConnector(log);
    final Recorder recorder = new Recorder();
    final ClientResources resources = ClientResources.create();
    private final List<YanClient> clients = new ArrayList<>();

    ClientFixture() {
        connectAt(connector.address());
    }

    void connectAt(URI... addresses) {
        api.connectors = List.of(addresses);
    }

    YanClient.Builder builder() {
        return YanClient.builder()
                .api(new YanApi(api.address(), resources.http()))
                .credentials("alice", "alice-password")
                .listener(recorder)
                .resources(resources)
                .timings(IMPATIENT);
    }

    /** A client that is connected, at the first session of the first connector. */
    YanClient connected() {
        return connected(builder());
    }

    YanClient connected(YanClient.Builder builder) {
        var client = remember(builder.build()).connect();
        awaitOpen(client);
        return client;
    }

    YanClient remember(YanClient client) {
        clients.add(client);
        return client;
    }

    static void awaitOpen(YanClient client) {
        awaitState(client, ConnectionState.OPEN);
    }

    static void awaitState(YanClient client, ConnectionState state) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> client.state() == state);
    }

    @Override
    public void close() {
        clients.forEach(YanClient::close);
        resources.close();
        connector.close();
        api.close();
    }
}
