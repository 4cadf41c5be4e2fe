// SPDX-License-Identifier: Apache-2.0
package im.yan.testkit.guarantee;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** I1: a message that was acked is at every observer of its conversation, at the position the ack named. */
public record NoAckedMessageLost() implements Guarantee {

    @Override
    public String violationName() {
        return "lost";
    }

    @Override
    public Stream<String> violations(Run run) {
        return run.views().stream().flatMap(view -> missing(run, view));
    }

    private static Stream<String> missing(Run run, View view) {
        Map<String, Set<Seen>> seen = new HashMap<>();
        return run.acks().stream()
                .map(List::getFirst)
                .filter(ack -> view.covers(ack.conversationId()))
                .filter(ack -> !seen.computeIfAbsent(
                                ack.conversationId(), conversation -> new HashSet<>(view.of(conversation)))
                        .contains(new Seen(ack.conversationId(), ack.seq(), ack.clientMsgId())))
                .map(ack -> "%s was acked at seq %d of %s, but %s did not see it there"
                        .formatted(ack.clientMsgId(), ack.seq(), ack.conversationId(), view.name()));
    }
}
