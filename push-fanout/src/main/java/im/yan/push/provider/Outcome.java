// SPDX-License-Identifier: Apache-2.0
package im.yan.push.provider;

import java.time.Duration;

/** What became of one call to a provider. */
sealed interface Outcome {

    record Delivered() implements Outcome {}

    /** The address has ceased to exist: nothing sent there will ever arrive. */
    record Gone() implements Outcome {}

    /** @param after how long the provider asks to be left alone; zero where it does not say */
    record Retry(Duration after, String reason) implements Outcome {}

    /** The same call would be refused again. */
    record Refused(String reason) implements Outcome {}
}
