// SPDX-License-Identifier: Apache-2.0
package im.yan.router;

import im.yan.router.conversation.Rules;
import im.yan.runtime.Service;
import im.yan.runtime.streams.StreamsRunner;

/** Runs the router as a process, or within another one. */
public final class RouterMain {

    private RouterMain() {}

    public static void main(String[] args) {
        Service.main("stream-router", RouterMain::wire);
    }

    public static void wire(Service service) {
        var config = RouterConfig.from(service.env());
        var topology =
                RouterTopology.build(Rules.standard(config.fanOutOnWriteMax()), new CommandMetrics(service.metrics()));
        StreamsRunner.start(service, topology, config.streams());
    }
}
