// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

/** Somebody waits to be let into a group. */
public record JoinRequest(long userId, String note) {}
