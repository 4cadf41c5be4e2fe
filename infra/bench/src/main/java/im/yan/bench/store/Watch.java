// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** One store, asked again and again by a thread of its own for what has not been seen there yet. */
final class Watch implements AutoCloseable {
    private final Store store;
    private final Probe probe;
    private final Duration interval;
    private final Map<Place, Sighting> missing = new ConcurrentHashMap<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread thread;

    private Watch(Store store, Probe probe, Duration interval) {
        this.store = store;
        this.probe = probe;
        this.interval = interval;
        this.thread = Thread.ofPlatform().daemon().name("watch-" + store).unstarted(this::run);
    }

    static Watch start(Store store, Probe probe, Duration interval) {
        var watch = new Watch(store, probe, interval);
        watch.thread.start();
        return watch;
    }

    void lookFor(Sighting sighting) {
        missing.put(sighting.place(), sighting);
    }

    /** An {@link IllegalStateException} if the store could not be asked. */
    void requireAlive() {
        var failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException(store.title() + " could not be asked: " + failed.getMessage(), failed);
        }
    }

    private void run() {
        try {
            while (!Thread.interrupted()) {
                var places = missing.keySet().stream().toList();
                if (!places.isEmpty()) {
                    var found = probe.find(places);
                    var now = System.nanoTime();
                    found.forEach(place -> seen(place, now));
                }
                Thread.sleep(interval);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            failure.set(e);
        }
    }

    private void seen(Place place, long nanoTime) {
        var sighting = missing.remove(place);
        if (sighting != null) {
            sighting.seenIn(store, nanoTime);
        }
    }

    @Override
    public void close() throws SQLException {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        probe.close();
    }
}
