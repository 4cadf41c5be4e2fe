// SPDX-License-Identifier: Apache-2.0
package im.yan.api.search;

/** Where a message stands. */
record Place(String conversationId, long seq) {}
