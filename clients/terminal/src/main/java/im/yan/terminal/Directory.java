// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.Account;

/** Knows everybody. */
interface Directory {
    Account byId(long userId) throws ChatException;

    Account byName(String name) throws ChatException;
}
