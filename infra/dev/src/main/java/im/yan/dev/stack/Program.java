// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import java.util.Set;

/**
 * A service's program.
 *
 * @param module folder in the checkout, which names its class path
 * @param mainClass has {@code main} and {@code public static void wire(Service)}
 * @param heapMegabytes enough for a laptop
 */
record Program(String module, String mainClass, int heapMegabytes, Set<Need> needs) {

    Program {
        needs = Set.copyOf(needs);
    }
}
