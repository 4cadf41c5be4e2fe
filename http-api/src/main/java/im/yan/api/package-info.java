// SPDX-License-Identifier: Apache-2.0
/**
 * What clients ask over HTTP: accounts, login and keys, connectors, the conversation list, history. It writes the table
 * {@code account}; everything else it reads.
 */
@NullMarked
package im.yan.api;

import org.jspecify.annotations.NullMarked;
