// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.cdc;

import java.util.List;
import java.util.Map;

/** Somewhere changes are carried to. Called by one thread; opened when this instance becomes leader, closed when it is not. */
interface FeedTarget extends AutoCloseable {

    /** The tables it wants to hear of, and of each the columns it needs, the primary key among them. */
    Map<String, List<String>> columns();

    /**
     * Carries changes over, in order; its own tables' only. What returned normally is durable. The same change may come again,
     * also after later ones, followed by these again.
     */
    void write(List<RowChange> changes);

    @Override
    void close();
}
