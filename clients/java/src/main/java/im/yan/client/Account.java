// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

/** A user as others see her. */
public record Account(long userId, String name, String displayName) {}
