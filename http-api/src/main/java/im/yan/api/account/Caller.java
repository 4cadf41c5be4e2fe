// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

/** Who makes a request, from a verified token. */
public record Caller(long userId) {}
