// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

/**
 * What a password hash costs, and how many may be computed at once.
 *
 * @param memoryKib memory of one hash; times {@code threads}, the most that hashing takes
 * @param queueMax how many may wait; one more is refused
 */
public record PasswordSettings(int memoryKib, int iterations, int parallelism, int threads, int queueMax) {}
