// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import im.yan.runtime.Service;
import im.yan.runtime.streams.StreamsRunner;

/** Runs the counter as a process, or within another one. */
public final class UnreadMain {

    private UnreadMain() {}

    public static void main(String[] args) {
        Service.main("unread-counter", UnreadMain::wire);
    }

    public static void wire(Service service) {
        var config = UnreadConfig.from(service.env());
        var topology = UnreadTopology.build(service.metrics());
        StreamsRunner.start(service, topology, config.streams());
    }
}
