// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.replay;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A store behind the log. */
public enum StoreName {
    MYSQL,
    REDIS,
    ELASTICSEARCH;

    /** As people and programs name it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StoreName named(String text) {
        return Arrays.stream(values())
                .filter(store -> store.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no store %s: there are %s"
                        .formatted(
                                text,
                                Arrays.stream(values()).map(StoreName::text).collect(Collectors.joining(", ")))));
    }
}
