// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

/**
 * A group as lists show it.
 *
 * @param pictureMediaId 0 for none
 */
public record GroupSummary(String name, long pictureMediaId, long memberCount, boolean dissolved) {}
