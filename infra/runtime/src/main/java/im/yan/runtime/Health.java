// SPDX-License-Identifier: Apache-2.0
package im.yan.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Whether a service lives (else restart it) and is ready (else send it no work), part by part. Checks are called from the
 * health page's thread and must answer at once.
 */
public final class Health {
    private final Map<String, BooleanSupplier> readiness = new ConcurrentSkipListMap<>();
    private final Map<String, BooleanSupplier> liveness = new ConcurrentSkipListMap<>();

    public void readyWhen(String part, BooleanSupplier check) {
        readiness.put(part, check);
    }

    public void liveWhile(String part, BooleanSupplier check) {
        liveness.put(part, check);
    }

    public boolean isLive() {
        return liveness.values().stream().allMatch(BooleanSupplier::getAsBoolean);
    }

    public boolean isReady() {
        return isLive() && readiness.values().stream().allMatch(BooleanSupplier::getAsBoolean);
    }

    String liveJson() {
        return json(isLive(), liveness);
    }

    String readyJson() {
        return json(isReady(), readiness);
    }

    private static String json(boolean up, Map<String, BooleanSupplier> parts) {
        var each = parts.entrySet().stream()
                .map(part -> "\"" + part.getKey() + "\":" + part.getValue().getAsBoolean())
                .collect(Collectors.joining(","));
        return "{\"up\":" + up + ",\"parts\":{" + each + "}}";
    }
}
