// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.stack;

import java.net.URI;
import java.util.Map;

/**
 * One service of a stack.
 *
 * @param address where clients reach it; its health page where it has no clients
 * @param variables its own part of the environment
 */
record ServicePlan(
        String name, Tier tier, Program program, int managementPort, String address, Map<String, String> variables) {

    ServicePlan {
        variables = Map.copyOf(variables);
    }

    URI readiness() {
        return page("/health/ready");
    }

    URI metrics() {
        return page("/metrics");
    }

    private URI page(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }
}
