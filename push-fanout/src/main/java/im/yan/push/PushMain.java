// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.provider.OfflineSender;
import im.yan.runtime.Service;
import im.yan.runtime.streams.StreamsRunner;

/** push-fanout as a process, or as a part of one. */
public final class PushMain {

    private PushMain() {}

    public static void main(String[] args) {
        Service.main("push-fanout", PushMain::wire);
    }

    public static void wire(Service service) {
        var config = PushConfig.from(service.env());
        var topology = PushTopology.build(config, new PushMetrics(service.metrics()));
        StreamsRunner.start(service, topology, config.streams());
        OfflineSender.start(service);
    }
}
