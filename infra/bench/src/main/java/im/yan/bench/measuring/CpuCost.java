// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import java.util.Map;

/**
 * CPU time that one of many equal things took.
 *
 * @param micros by process; may be below 0 where the noise of idling is more than the cost
 */
public record CpuCost(Map<String, Double> micros) {

    public double inAll() {
        return micros.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Without the load generator. */
    public double ofStack() {
        return inAll() - of(CpuReading.LOAD_GENERATOR);
    }

    /** Of all processes that are called so, the second instance or connector included. */
    public double of(String name) {
        return micros.entrySet().stream()
                .filter(process -> process.getKey().startsWith(name))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
