// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.store;

/** Where messages are looked for. */
enum Store {
    MYSQL("MySQL"),
    REDIS("Redis"),
    ELASTICSEARCH("Elasticsearch");

    private final String title;

    Store(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
