// SPDX-License-Identifier: Apache-2.0
package im.yan.api.cache;

import java.time.Duration;

/**
 * How far Redis is believed.
 *
 * @param on whether it is asked at all
 * @param ageMax how long ago the feed may have been seen to have caught up with MySQL
 * @param timeout how long a request waits for it
 * @param missesMax how many different questions that Redis could not answer MySQL is asked at once
 */
public record CacheSettings(boolean on, Duration ageMax, Duration timeout, int missesMax) {}
