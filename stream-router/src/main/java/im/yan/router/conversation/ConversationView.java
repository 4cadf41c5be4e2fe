// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import im.yan.schemas.v1.StoredAnswers;
import im.yan.schemas.v1.StoredConversation;
import im.yan.schemas.v1.StoredGroup;
import im.yan.schemas.v1.StoredMember;
import im.yan.schemas.v1.StoredMessage;
import java.util.List;
import java.util.Optional;

/** What is known of one conversation, looked up when asked for; what is not there is empty. */
public interface ConversationView {

    StoredConversation head();

    /** Of a direct conversation, and of a group that was never founded: empty. */
    StoredGroup group();

    StoredMember member(long userId);

    /** A message that may still be changed. */
    Optional<StoredMessage> message(long seq);

    StoredAnswers answers(MemberDevice device);

    /** All members of a write-diffused group. */
    List<Long> roster();

    /** All members of a group, found by looking at everybody who ever was one: for the rare case that there is no roster. */
    List<Long> scanMembers();
}
