// SPDX-License-Identifier: Apache-2.0
package im.yan.connector;

import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Netty's leak detector for all of our tests: it keeps what it finds for {@link NoLeaks} to see. */
public final class LeakRecorder<T> extends ResourceLeakDetector<T> {
    private static final List<String> LEAKS = new CopyOnWriteArrayList<>();

    public LeakRecorder(Class<?> resourceType, int samplingInterval) {
        super(resourceType, samplingInterval);
    }

    /** The one that Netty looks for first, complaining where it is missing. */
    public LeakRecorder(Class<?> resourceType, int samplingInterval, @SuppressWarnings("unused") long maxActive) {
        this(resourceType, samplingInterval);
    }

    @Override
    protected boolean needReport() {
        return true;
    }

    @Override
    protected void reportTracedLeak(String resourceType, String records) {
        LEAKS.add(resourceType + records);
    }

    @Override
    protected void reportUntracedLeak(String resourceType) {
        LEAKS.add(resourceType);
    }

    /** What has been found since the last time. */
    static List<String> take() {
        var taken = List.copyOf(LEAKS);
        LEAKS.removeAll(taken);
        return taken;
    }
}
