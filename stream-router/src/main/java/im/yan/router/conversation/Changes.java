// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.v1.StoredAnswers;
import im.yan.schemas.v1.StoredConversation;
import im.yan.schemas.v1.StoredGroup;
import im.yan.schemas.v1.StoredMember;
import im.yan.schemas.v1.StoredMessage;
import java.util.List;

/** Takes down what a decision has changed in one conversation. */
public interface Changes {

    void head(StoredConversation now);

    void group(StoredGroup now);

    void member(long userId, StoredMember now);

    void message(long seq, StoredMessage now);

    void forgetMessage(long seq);

    void answers(MemberDevice device, StoredAnswers now);

    void forgetAnswers(MemberDevice device);

    /** Empty: there is none any more. */
    void roster(List<Long> now);
}
