// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos.stores;

import java.util.Collection;
import java.util.OptionalLong;

/** How many messages one store holds. */
interface Count {

    /**
     * Empty while it does not answer.
     *
     * @param conversations all that there are
     */
    OptionalLong messages(Collection<String> conversations);
}
