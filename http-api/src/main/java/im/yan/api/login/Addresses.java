// SPDX-License-Identifier: Apache-2.0
package im.yan.api.login;

import java.util.List;

/** What counts as one address. */
final class Addresses {
    private static final int GROUPS_OF_A_NETWORK = 4;

    private Addresses() {}

    /** An IPv4 address; of an IPv6 address the network (64 bits), because whoever has one address of it has all. */
    static String limitedAs(String remoteAddress) {
        if (remoteAddress.indexOf(':') < 0) {
            return remoteAddress;
        }
        var groups = remoteAddress.split(":", -1);
        // The container writes all eight groups; a shortened form is taken as it is.
        return groups.length == 8 && !remoteAddress.contains("::")
                ? String.join(":", List.of(groups).subList(0, GROUPS_OF_A_NETWORK))
                : remoteAddress;
    }
}
