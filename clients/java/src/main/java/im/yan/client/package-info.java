// SPDX-License-Identifier: Apache-2.0
/**
 * The Java SDK: accounts, conversations and history over HTTP ({@link im.yan.client.YanApi}), and messages over a connection
 * that keeps itself up ({@link im.yan.client.YanClient}). The packages below this one are not part of its promise.
 */
@NullMarked
package im.yan.client;

import org.jspecify.annotations.NullMarked;
