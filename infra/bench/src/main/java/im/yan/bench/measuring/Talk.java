// SPDX-License-Identifier: Apache-2.0
package im.yan.bench.measuring;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Who speaks and who hears it.
 *
 * @param listeners how many of those online hear what one of the speakers says, herself not counted
 */
public record Talk(Online online, List<Speaker> speakers, int listeners) {

    public Talk {
        speakers = List.copyOf(speakers);
    }

    Speaker any(SplittableRandom random) {
        return speakers.get(random.nextInt(speakers.size()));
    }
}
