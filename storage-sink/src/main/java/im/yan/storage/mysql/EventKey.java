// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.mysql;

/** Which event of which conversation. */
public record EventKey(String conversationId, long seq) {}
