// SPDX-License-Identifier: Apache-2.0
package im.yan.api.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpanTest {

    @Test
    void itTakesWhatAQueryWouldTake() {
        for (var first = 1L; first <= 4; first++) {
            for (var last = 0L; last <= 6; last++) {
                for (var limit = 1; limit <= 4; limit++) {
                    var all = LongStream.rangeClosed(first, last).boxed().toList();
                    assertThat(new Span.Latest().seqs(first, last, limit)).isEqualTo(end(all, limit));
                    for (var seq = 0L; seq <= 8; seq++) {
                        var at = seq;
                        assertThat(new Span.After(seq).seqs(first, last, limit))
                                .isEqualTo(all.stream()
                                        .filter(some -> some > at)
                                        .limit(limit)
                                        .toList());
                        assertThat(new Span.Before(seq).seqs(first, last, limit))
                                .isEqualTo(end(
                                        all.stream().filter(some -> some < at).toList(), limit));
                    }
                }
            }
        }
    }

    @Test
    void nothingFollowsTheGreatestNumber() {
        assertThat(new Span.After(Long.MAX_VALUE).seqs(1, 10, 500)).isEmpty();
    }

    private static List<Long> end(List<Long> seqs, int limit) {
        return seqs.subList(Math.max(0, seqs.size() - limit), seqs.size());
    }
}
