// SPDX-License-Identifier: Apache-2.0
package im.yan.api.cache;

import java.util.Locale;

/** What is read, as the metrics tell it apart. */
public enum Part {
    VIEW,
    GROUP,
    EVENTS,
    PROFILE;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
