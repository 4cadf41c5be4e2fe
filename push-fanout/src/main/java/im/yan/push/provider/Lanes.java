// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import im.yan.push.provider.Delivery.Address;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Deliveries to one address, one after another in the order they came, each address on a virtual thread of its own while
 * it has any: a slow one holds up nobody else. A later delivery of a conversation takes the place of one that still waits.
 * How many there are is bounded by {@link Progress}, which lets no more requests in.
 */
final class Lanes implements AutoCloseable {
    private final Map<Address, Map<String, Delivery>> waiting = new HashMap<>();
    private final ProviderMetrics metrics;
    private final Courier courier;
    private final ExecutorService threads;

    Lanes(Courier courier, ProviderMetrics metrics, Thread.UncaughtExceptionHandler onBug) {
        this.courier = courier;
        this.metrics = metrics;
        threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                .name("push-lane-", 0)
                .uncaughtExceptionHandler(onBug)
                .factory());
    }

    synchronized void add(Delivery delivery) {
        var address = delivery.address();
        var lane = waiting.get(address);
        if (lane == null) {
            lane = new LinkedHashMap<>();
            waiting.put(address, lane);
            threads.execute(() -> serve(address));
        }
        lane.merge(delivery.conversationId(), delivery, this::replace);
    }

    private void serve(Address address) {
        try {
            for (var next = next(address); next.isPresent(); next = next(address)) {
                courier.bring(next.get(), this::latest);
            }
        } catch (InterruptedException e) {
            // The end of the process: what is not done is read again after the next start.
            Thread.currentThread().interrupt();
        }
    }

    /** Empty when the lane has ended. */
    private synchronized Optional<Delivery> next(Address address) {
        var lane = waiting.getOrDefault(address, Map.of());
        var first = lane.values().stream().findFirst();
        first.ifPresentOrElse(delivery -> lane.remove(delivery.conversationId()), () -> waiting.remove(address));
        return first;
    }

    private synchronized Optional<Delivery> latest(Delivery current) {
        var lane = waiting.getOrDefault(current.address(), Map.of());
        return Optional.ofNullable(lane.remove(current.conversationId())).map(later -> replace(current, later));
    }

    private Delivery replace(Delivery earlier, Delivery later) {
        metrics.count(earlier.provider().name(), "replaced");
        earlier.errand().settled();
        return later.insteadOf(earlier);
    }

    /** Interrupts what is under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
