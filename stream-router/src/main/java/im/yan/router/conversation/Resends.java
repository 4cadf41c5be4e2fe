// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.v1.Accepted;
import im.yan.schemas.v1.StoredAnswer;
import im.yan.schemas.v1.StoredMember;
import java.util.List;
import java.util.Optional;

/**
 * Recognises a command that was accepted before.
 *
 * @param remembered how many answers are kept per member. A count, not a time window: a client that was away for a month may
 *     still resend its one unanswered message
 */
public record Resends(int remembered) {

    /** What the command was answered the first time, while it is among the member's last. */
    Optional<Accepted> firstAnswer(StoredMember member, String clientMsgId) {
        return ClientMsgId.parse(clientMsgId)
                .flatMap(id -> member.getRecentAnswersList().stream()
                        .filter(answer -> isFor(id, answer))
                        .findFirst()
                        .map(Resends::accepted));
    }

    /** Adds the answer, forgetting the oldest where there would be too many. */
    StoredMember.Builder remember(StoredMember member, String clientMsgId, Accepted answer) {
        var id = ClientMsgId.parse(clientMsgId).orElseThrow();
        var changed = member.toBuilder().addRecentAnswers(stored(id, answer));
        var answers = List.copyOf(changed.getRecentAnswersList());
        var kept = answers.subList(Math.max(0, answers.size() - remembered), answers.size());
        return changed.clearRecentAnswers().addAllRecentAnswers(kept);
    }

    private static boolean isFor(ClientMsgId id, StoredAnswer answer) {
        return answer.getClientMsgIdHigh() == id.high() && answer.getClientMsgIdLow() == id.low();
    }

    private static StoredAnswer stored(ClientMsgId id, Accepted answer) {
        return StoredAnswer.newBuilder()
                .setClientMsgIdHigh(id.high())
                .setClientMsgIdLow(id.low())
                .setSeq(answer.getSeq())
                .setMessageNo(answer.getMessageNo())
                .setMessageId(answer.getMessageId())
                .setTimeMillis(answer.getTimeMillis())
                .build();
    }

    private static Accepted accepted(StoredAnswer answer) {
        return Accepted.newBuilder()
                .setSeq(answer.getSeq())
                .setMessageNo(answer.getMessageNo())
                .setMessageId(answer.getMessageId())
                .setTimeMillis(answer.getTimeMillis())
                .build();
    }
}
