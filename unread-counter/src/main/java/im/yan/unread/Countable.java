// SPDX-License-Identifier: Apache-2.0
package im.yan.unread;

import im.yan.schemas.v1.InboxEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a record of im.inbox is somebody's; the router writes no other. */
final class Countable {

    private Countable() {}

    static boolean test(@Nullable String key, @Nullable InboxEntry entry) {
        return find(key, entry).isEmpty();
    }

    static String complaintAbout(@Nullable String key, @Nullable InboxEntry entry) {
        return find(key, entry).orElse("no complaint");
    }

    private static Optional<String> find(@Nullable String key, @Nullable InboxEntry entry) {
        if (entry == null) {
            return Optional.of("the record has no value");
        }
        // Another partition may count for this owner: a count here would be a second one.
        return Long.toString(entry.getOwnerId()).equals(key)
                ? Optional.empty()
                : Optional.of("the record's key is not the entry's owner");
    }
}
