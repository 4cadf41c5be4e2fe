// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.guarantee;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** I3, second half: all observers see the same order, and it keeps each sender's own order. */
public record SameOrderForAll() implements Guarantee {

    @Override
    public String violationName() {
        return "reordered";
    }

    @Override
    public Stream<String> violations(Run run) {
        return Stream.concat(disagreements(run), sendersOrderBroken(run));
    }

    private static Stream<String> disagreements(Run run) {
        Map<Position, Witness> first = new HashMap<>();
        return run.views().stream()
                .flatMap(view -> view.conversations().stream()
                        .flatMap(conversation -> view.of(conversation).stream())
                        .flatMap(seen -> {
                            var position = new Position(seen.conversationId(), seen.seq());
                            var witness = first.putIfAbsent(position, new Witness(view.name(), seen.clientMsgId()));
                            return witness == null || witness.clientMsgId().equals(seen.clientMsgId())
                                    ? Stream.empty()
                                    : Stream.of("seq %d of %s is %s for %s, but %s for %s"
                                            .formatted(
                                                    seen.seq(),
                                                    seen.conversationId(),
                                                    witness.clientMsgId(),
                                                    witness.view(),
                                                    seen.clientMsgId(),
                                                    view.name()));
                        }));
    }

    private static Stream<String> sendersOrderBroken(Run run) {
        return run.sentInOrder().entrySet().stream()
                .flatMap(sent -> run.views().stream()
                        .flatMap(view -> outOfOrder(view, sent.getKey().conversationId(), sent.getValue())));
    }

    private static Stream<String> outOfOrder(View view, String conversation, List<String> sent) {
        Map<String, Integer> rank = new HashMap<>();
        IntStream.range(0, sent.size()).forEach(i -> rank.put(sent.get(i), i));
        var seen = view.of(conversation).stream()
                .map(Seen::clientMsgId)
                .filter(rank::containsKey)
                .toList();
        return IntStream.range(1, seen.size())
                .filter(i -> rank.getOrDefault(seen.get(i), 0) < rank.getOrDefault(seen.get(i - 1), 0))
                .mapToObj(i -> "%s saw %s of %s after %s, which was sent later"
                        .formatted(view.name(), seen.get(i), conversation, seen.get(i - 1)));
    }

    private record Position(String conversationId, long seq) {}

    private record Witness(String view, String clientMsgId) {}
}
