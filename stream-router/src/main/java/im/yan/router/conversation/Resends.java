// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.v1.Accepted;
import im.yan.schemas.v1.StoredAnswer;
import im.yan.schemas.v1.StoredAnswers;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Recognises a command that was accepted before.
 *
 * @param remembered how many answers are kept per device. A count, not a time window: a client that was away for a month may
 *     still resend its one unanswered message, and what the same user's other devices sent meanwhile must not displace it
 */
public record Resends(int remembered) {

    /** What the command was answered the first time, while it is among the device's last. */
    public Optional<Accepted> firstAnswer(Situation situation) {
        return firstAnswer(
                situation.view().answers(situation.device()),
                situation.command().getClientMsgId());
    }

    /** Takes down the answer to a command that has an id, and its device as the one that asked last. */
    public void remember(Situation situation, Accepted answer, Draft draft) {
        var clientMsgId = situation.command().getClientMsgId();
        if (clientMsgId.isEmpty()) {
            return;
        }
        var device = situation.device();
        draft.answers(device, remember(draft.answers(device), clientMsgId, answer));
        var before = draft.member(device.userId());
        var after = device.askingLast(before);
        draft.member(device.userId(), after);
        before.getDevicesList().stream()
                .filter(known -> !after.getDevicesList().contains(known))
                .forEach(known -> draft.forgetAnswers(new MemberDevice(device.userId(), known)));
    }

    private static Optional<Accepted> firstAnswer(StoredAnswers answers, String clientMsgId) {
        return ClientMsgId.parse(clientMsgId)
                .flatMap(id -> answers.getRecentList().stream()
                        .filter(answer -> isFor(id, answer))
                        .findFirst()
                        .map(Resends::accepted));
    }

    /** Adds the answer, forgetting the oldest where there would be too many. */
    private StoredAnswers remember(StoredAnswers answers, String clientMsgId, Accepted answer) {
        var id = ClientMsgId.parse(clientMsgId).orElseThrow();
        var all = new ArrayList<>(answers.getRecentList());
        all.add(stored(id, answer));
        var kept = all.subList(Math.max(0, all.size() - remembered), all.size());
        return StoredAnswers.newBuilder().addAllRecent(kept).build();
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
