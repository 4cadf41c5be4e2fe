// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.audit;

import java.util.Locale;

/** The stores that follow the log. */
public enum Store {
    MYSQL("MySQL"),
    REDIS("Redis"),
    ELASTICSEARCH("Elasticsearch");

    private final String title;

    Store(String title) {
        this.title = title;
    }

    /** As metrics and reports have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people call it. */
    String title() {
        return title;
    }
}
