// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.v1.Accepted;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.StoredAnswer;
import im.yan.schemas.v1.StoredAnswers;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Recognises a command that was answered before. A refusal is remembered too, of those who are or were members: what has changed
 * since would let a resend in after commands that were newer.
 *
 * @param remembered how many answers are kept per device. A count, not a time window: a client that was away for a month may
 *     still resend its one unanswered message, and what the same user's other devices sent meanwhile must not displace it
 */
public record Resends(int remembered) {

    /** What the command was answered the first time, while it is among the device's last. */
    public Optional<Decision> firstAnswer(Situation situation) {
        return firstAnswer(
                situation.view().answers(situation.device()),
                situation.command().getClientMsgId());
    }

    /** Takes down the answer to a command that has an id, and its device as the one that asked last. */
    public void remember(Situation situation, Accepted answer, Draft draft) {
        remember(
                situation,
                StoredAnswer.newBuilder()
                        .setSeq(answer.getSeq())
                        .setMessageNo(answer.getMessageNo())
                        .setMessageId(answer.getMessageId())
                        .setTimeMillis(answer.getTimeMillis()),
                draft);
    }

    /** As above, unless the command was refused before, or its sender is a stranger or may just be too early. */
    public void rememberRefusal(Situation situation, Error refused, Draft draft) {
        if (isFinal(refused.getCode())
                && situation.hasBeenMember()
                && firstAnswer(situation).isEmpty()) {
            remember(situation, StoredAnswer.newBuilder().setRefused(refused), draft);
        }
    }

    /** The change feed may lag behind a registration, and accounts are enabled again. */
    private static boolean isFinal(ErrorCode code) {
        return code != ErrorCode.RECIPIENT_UNKNOWN && code != ErrorCode.ACCOUNT_DISABLED;
    }

    private void remember(Situation situation, StoredAnswer.Builder answer, Draft draft) {
        var id = ClientMsgId.parse(situation.command().getClientMsgId());
        if (id.isEmpty()) {
            return;
        }
        var device = situation.device();
        draft.answers(device, remember(draft.answers(device), stored(id.get(), answer)));
        var before = draft.member(device.userId());
        var after = device.askingLast(before);
        draft.member(device.userId(), after);
        before.getDevicesList().stream()
                .filter(known -> !after.getDevicesList().contains(known))
                .forEach(known -> draft.forgetAnswers(new MemberDevice(device.userId(), known)));
    }

    private static Optional<Decision> firstAnswer(StoredAnswers answers, String clientMsgId) {
        return ClientMsgId.parse(clientMsgId)
                .flatMap(id -> answers.getRecentList().stream()
                        .filter(answer -> isFor(id, answer))
                        .findFirst()
                        .map(Resends::again));
    }

    /** Adds the answer, forgetting the oldest where there would be too many. */
    private StoredAnswers remember(StoredAnswers answers, StoredAnswer answer) {
        var all = new ArrayList<>(answers.getRecentList());
        all.add(answer);
        var kept = all.subList(Math.max(0, all.size() - remembered), all.size());
        return StoredAnswers.newBuilder().addAllRecent(kept).build();
    }

    private static boolean isFor(ClientMsgId id, StoredAnswer answer) {
        return answer.getClientMsgIdHigh() == id.high() && answer.getClientMsgIdLow() == id.low();
    }

    private static StoredAnswer stored(ClientMsgId id, StoredAnswer.Builder answer) {
        return answer.setClientMsgIdHigh(id.high()).setClientMsgIdLow(id.low()).build();
    }

    private static Decision again(StoredAnswer answer) {
        if (answer.hasRefused()) {
            return new Decision.Refused(answer.getRefused());
        }
        return new Decision.Resent(Accepted.newBuilder()
                .setSeq(answer.getSeq())
                .setMessageNo(answer.getMessageNo())
                .setMessageId(answer.getMessageId())
                .setTimeMillis(answer.getTimeMillis())
                .build());
    }
}
