// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

/**
 * Who makes a request, from a verified token.
 *
 * @param deviceId the device the token was made for; empty for none
 * @param deviceGeneration of that device's login; 0 for none
 */
public record Caller(long userId, String deviceId, int deviceGeneration) {}
