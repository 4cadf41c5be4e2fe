// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import java.util.LinkedHashSet;

/**
 * Endpoints that are not asked again while this process runs, the last {@link #MAX}. Devices are MySQL's, and nothing leads
 * from here to there: what is forgotten, or known to another process only, costs one more call that is answered the same.
 */
final class Unusable {
    static final int MAX = 10_000;

    private final LinkedHashSet<String> endpoints = new LinkedHashSet<>();

    synchronized void add(String endpoint) {
        if (endpoints.add(endpoint) && endpoints.size() > MAX) {
            endpoints.removeFirst();
        }
    }

    synchronized boolean contains(String endpoint) {
        return endpoints.contains(endpoint);
    }
}
