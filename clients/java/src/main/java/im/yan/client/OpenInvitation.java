// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

/**
 * An invitation that still lets people in; its code only its maker knows.
 *
 * @param expiresMillis 0 for never
 * @param usesMax 0 for any number
 */
public record OpenInvitation(String invitationId, long creatorId, long expiresMillis, long usesMax) {}
