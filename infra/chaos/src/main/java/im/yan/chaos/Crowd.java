// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.client.ClientResources;
import im.yan.client.ConnectionState;
import im.yan.client.YanApi;
import im.yan.dev.stack.Stack;
import im.yan.testkit.guarantee.Run;
import im.yan.testkit.guarantee.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Devices over the two connectors of a stack, and what they share. */
final class Crowd implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Stage stage;
    private final YanApi api;
    private final ClientResources resources = ClientResources.create();
    private final List<Device> devices = new ArrayList<>();

    Crowd(Stage stage) {
        this.stage = stage;
        this.api = new YanApi(stage.stack().api());
    }

    /**
     * A device that begins to connect, and must see everything of its user's conversation.
     *
     * @param connector which of the two it prefers
     */
    Device add(User user, String name, int connector) {
        return add(user, name, connector, run().view(user.userId() + "'s " + name, user.conversationId()::equals));
    }

    /** As {@link #add(User, String, int)}, of a user who comes and goes. */
    Device addGuest(User user, String name, int connector) {
        return add(user, name, connector, run().partialView(user.userId() + "'s " + name));
    }

    private Device add(User user, String name, int connector, View view) {
        var device = new Device(this, user, name, connector, view);
        devices.add(device);
        return device;
    }

    void awaitOpen() throws InterruptedException {
        var deadline = System.nanoTime() + CONNECT_TIMEOUT.toNanos();
        while (devices.stream().anyMatch(device -> device.state() != ConnectionState.OPEN)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not every device could connect; look at the connectors' logs");
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    List<Device> devices() {
        return devices;
    }

    Stack stack() {
        return stage.stack();
    }

    YanApi api() {
        return api;
    }

    Run run() {
        return stage.run();
    }

    ClientResources resources() {
        return resources;
    }

    OutputMeter output() {
        return stage.output();
    }

    @Override
    public void close() {
        devices.forEach(Device::close);
        resources.close();
    }
}
