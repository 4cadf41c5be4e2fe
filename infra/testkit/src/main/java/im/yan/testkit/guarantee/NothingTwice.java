// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.guarantee;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** I2: no observer sees a message twice, and every ack of one message names the same position. */
public record NothingTwice() implements Guarantee {

    @Override
    public String violationName() {
        return "doubled";
    }

    @Override
    public Stream<String> violations(Run run) {
        var repeats = run.views().stream()
                .flatMap(view -> view.conversations().stream().flatMap(conversation -> repeats(view, conversation)));
        return Stream.concat(
                repeats,
                run.acks().stream()
                        .filter(acks ->
                                acks.stream().mapToLong(Run.Ack::seq).distinct().count() > 1)
                        .map(acks -> "%s was acked at several positions: %s"
                                .formatted(acks.getFirst().clientMsgId(), seqs(acks))));
    }

    private static Stream<String> repeats(View view, String conversation) {
        Map<String, Long> firstSeq = new HashMap<>();
        return view.of(conversation).stream().flatMap(seen -> {
            var first = firstSeq.putIfAbsent(seen.clientMsgId(), seen.seq());
            return first == null
                    ? Stream.empty()
                    : Stream.of("%s saw %s of %s twice: at seq %d and at seq %d"
                            .formatted(view.name(), seen.clientMsgId(), conversation, first, seen.seq()));
        });
    }

    private static List<Long> seqs(List<Run.Ack> acks) {
        return acks.stream().map(Run.Ack::seq).distinct().toList();
    }
}
