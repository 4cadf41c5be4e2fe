// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import im.yan.dev.board.ProcessRecord;
import im.yan.dev.supervision.Supervised;
import im.yan.servers.ChildSpec;
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

    Supervised.Plan supervision() {
        return new Supervised.Plan(name, preparation, essential);
    }
}
