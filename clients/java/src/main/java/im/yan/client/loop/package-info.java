// SPDX-License-Identifier: Apache-2.0
/**
 * Inside the SDK, not part of its promise: one client's order of things. Every client has a loop, all loops share the same
 * threads, and whatever belongs to a client is touched on its loop only.
 */
@NullMarked
package im.yan.client.loop;

import org.jspecify.annotations.NullMarked;
