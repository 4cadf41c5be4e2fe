// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

/**
 * How many users reacted to a message with this emoji.
 *
 * @param mine whether the caller is one of them
 */
public record ReactionCount(long seq, String emoji, long count, boolean mine) {}
