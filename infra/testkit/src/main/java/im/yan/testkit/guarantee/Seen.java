// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.guarantee;

/**
 * One message at one place: in the log, in the store, or on a device.
 *
 * @param seq its position in the conversation
 * @param clientMsgId what its sender called it; unique within a run
 */
public record Seen(String conversationId, long seq, String clientMsgId) {}
