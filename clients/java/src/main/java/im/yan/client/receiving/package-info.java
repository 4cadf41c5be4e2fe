// SPDX-License-Identifier: Apache-2.0
/**
 * Inside the SDK, not part of its promise: events as the server sends them, made into every event once and in order, with what
 * is missing pulled from the store and what was seen acknowledged.
 */
@NullMarked
package im.yan.client.receiving;

import org.jspecify.annotations.NullMarked;
