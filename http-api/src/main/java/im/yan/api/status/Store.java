// SPDX-License-Identifier: Apache-2.0
package im.yan.api.status;

/** A store that requests are answered from. */
public interface Store {

    /** In the order in which they are missed. */
    enum Name {
        MYSQL,
        REDIS,
        ELASTICSEARCH
    }

    Name name();

    /** As far as is known; answers at once. */
    boolean works();
}
