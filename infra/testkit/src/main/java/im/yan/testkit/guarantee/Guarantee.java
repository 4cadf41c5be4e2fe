// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.guarantee;

import java.util.List;
import java.util.stream.Stream;

/** One thing the product promises about every run. */
public sealed interface Guarantee permits NoAckedMessageLost, NothingTwice, GapFreeOrder, SameOrderForAll {

    /** All of them. */
    static List<Guarantee> all() {
        return List.of(new NoAckedMessageLost(), new NothingTwice(), new GapFreeOrder(), new SameOrderForAll());
    }

    /** What a violation is called in a report, for example "lost". */
    String violationName();

    /** Every violation as a sentence; empty where the guarantee was kept. To be asked once the run has settled. */
    Stream<String> violations(Run run);
}
