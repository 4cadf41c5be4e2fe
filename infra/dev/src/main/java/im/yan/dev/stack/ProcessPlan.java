// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.dev.board.ProcessRecord;
import im.yan.dev.supervision.Supervised;
import im.yan.servers.ChildSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One process of a stack, before it runs.
 *
 * @param address where it can be reached, for people
 * @param readiness as in {@link ProcessRecord}
 * @param essential whether the stack fails without it
 * @param needs what must be there before it is started
 * @param preparation called before each of its lives
 */
record ProcessPlan(
        String name,
        Tier tier,
        String address,
        List<String> readiness,
        boolean essential,
        Set<Need> needs,
        Supplier<ChildSpec> preparation) {
    // A JVM that ends in order for the first time also writes its class archive.
    private static final Duration STOP_GRACE = Duration.ofSeconds(40);
    // It waits ten seconds for the thread that served the change feed. Its own log makes an earlier end safe.
    private static final Duration STOP_GRACE_OF_MYSQL = Duration.ofSeconds(3);

    Supervised.Plan supervision() {
        var grace = name.equals(Servers.MYSQL) ? STOP_GRACE_OF_MYSQL : STOP_GRACE;
        return new Supervised.Plan(name, preparation, grace, essential);
    }
}
