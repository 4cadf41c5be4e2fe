// SPDX-License-Identifier: Apache-2.0
package im.yan.router.membership;

import static im.yan.router.membership.Permissions.refusalOf;

import im.yan.router.conversation.Decision;
import im.yan.router.conversation.KnownFields;
import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Situation;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.CreateGroup;
import im.yan.schemas.v1.GroupCreated;
import im.yan.schemas.v1.GroupDissolved;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.GroupUpdated;
import im.yan.schemas.v1.UpdateGroup;

/** How a group begins, changes and ends. */
public final class Groups {

    private Groups() {}

    public static Decision create(CreateGroup create, Situation situation) {
        var named =
                ConversationId.groupOf(situation.sender(), situation.command().getClientMsgId());
        if (!situation.id().equals(named)) {
            return Refusal.GROUP_ID_MISMATCH.decision();
        }
        if (situation.head().getHeadSeq() > 0) {
            return Refusal.GROUP_EXISTS.decision();
        }
        var refusal = GroupSettingsRules.refusalOf(create.getSettings());
        if (refusal.isPresent()) {
            return refusal.get().decision();
        }
        var users = Users.namedIn(create.getMemberIdsList(), situation);
        if (!Users.areNamedWell(users)) {
            return Refusal.USERS_NOT_NAMED.decision();
        }
        var unfit = Users.refusalToAdd(users, situation);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        return situation.happened(ConversationEvent.newBuilder()
                .setGroupCreated(GroupCreated.newBuilder()
                        .setSettings(KnownFields.of(create.getSettings(), GroupSettings.parser()))
                        .addAllMemberIds(users)));
    }

    public static Decision update(UpdateGroup update, Situation situation) {
        if (GroupSettingsRules.touchesInfo(update)) {
            var refusal = refusalOf(Action.EDIT_INFO, situation);
            if (refusal.isPresent()) {
                return refusal.get().decision();
            }
        }
        if (GroupSettingsRules.touchesPolicy(update)) {
            var refusal = refusalOf(Action.EDIT_POLICY, situation);
            if (refusal.isPresent()) {
                return refusal.get().decision();
            }
        }
        var settings = GroupSettingsRules.updated(situation.settings(), update);
        if (settings.equals(situation.settings())) {
            return situation.noted();
        }
        return GroupSettingsRules.refusalOf(settings)
                .<Decision>map(Refusal::decision)
                .orElseGet(() -> situation.happened(ConversationEvent.newBuilder()
                        .setGroupUpdated(GroupUpdated.newBuilder().setSettings(settings))));
    }

    public static Decision dissolve(Situation situation) {
        return refusalOf(Action.DISSOLVE, situation)
                .<Decision>map(Refusal::decision)
                .orElseGet(() -> situation.happened(
                        ConversationEvent.newBuilder().setGroupDissolved(GroupDissolved.getDefaultInstance())));
    }
}
