// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import im.yan.dev.stack.StackOptions;
import java.nio.file.Path;
import java.util.List;

/** The stack that is measured: fresh, in a folder and on ports of its own, no Elasticsearch. */
public final class BenchStack {

    private BenchStack() {}

    // C2, as in production: C1 alone settles sooner, but costs nearly half as much CPU again for good.
    public static StackOptions in(Path home) {
        return StackOptions.at(home)
                .withName("bench")
                .withFreePorts()
                .withFresh(true)
                .withElasticsearch(false)
                .withVariable("YAN_LOG_LEVEL", "WARN")
                .withJavaOptions(StackOptions.EVERY, List.of("-XX:TieredStopAtLevel=4", "-Xmx512m"));
    }
}
