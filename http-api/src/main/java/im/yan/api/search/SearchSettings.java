// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

import java.net.URI;
import java.util.Optional;

/**
 * Where messages are searched.
 *
 * @param elasticsearch may carry user and password; without it searches are refused
 * @param index the one storage-sink writes
 * @param connectionsMax how many searches may run at once; the others wait for a moment, then are refused
 */
public record SearchSettings(Optional<URI> elasticsearch, String index, int connectionsMax) {

    @Override
    public String toString() {
        return "SearchSettings[elasticsearch=%s, index=%s, connectionsMax=%d]"
                .formatted(elasticsearch.map(URI::getHost), index, connectionsMax);
    }
}
