// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.dev.stack.Stack;
import im.yan.dev.stack.StackOptions;
import im.yan.servers.Progress;
import java.nio.file.Path;

/** A kind of fault run: the stack it wants, who talks, and who looks on. */
record Scenario(StackOptions stack, Traffic.Opening traffic, Onlooker.Opening onlooker) {

    /** Direct messages over two connectors; one of everything else. */
    static Scenario direct(Path home) {
        return new Scenario(stackIn(home), Pairs::connect, Onlooker::none);
    }

    /** Groups around the limit of write diffusion; two of everything but http-api. */
    static Scenario groups(Path home) {
        return new Scenario(stackOfTwo(home).withName("chaos-groups"), Groups::connect, Onlooker::none);
    }

    /** Both at a time, and all the stores. */
    static Scenario stores(Path home) {
        return new Scenario(
                stackOfTwo(home).withName("chaos-stores").withElasticsearch(true),
                Everybody::connect,
                StoreWatch::over);
    }

    private static StackOptions stackIn(Path home) {
        return StackOptions.at(home)
                .withName("chaos")
                .withFreePorts()
                .withFresh(true)
                .withConnectors(2)
                .withElasticsearch(false);
    }

    private static StackOptions stackOfTwo(Path home) {
        return stackIn(home)
                .withInstances(2)
                .withVariable("ROUTER_FAN_OUT_ON_WRITE_MAX", Integer.toString(Group.FAN_OUT_ON_WRITE_MAX))
                .withVariable("API_OPERATOR_KEY", Founding.OPERATOR_KEY);
    }

    /** One run on a stack of its own. */
    Outcome play(ChaosPlan plan, Progress progress) throws Exception {
        try (var running = Stack.start(stack, progress);
                var looking = onlooker.over(running)) {
            return new FaultRun(plan, running, traffic, looking, progress).run();
        }
    }
}
