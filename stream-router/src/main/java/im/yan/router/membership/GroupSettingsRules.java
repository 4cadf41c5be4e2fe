// SPDX-License-Identifier: Apache-2.0
package im.yan.router.membership;

import im.yan.router.conversation.Refusal;
import im.yan.router.conversation.Texts;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.DiffusionChoice;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.HistoryVisibility;
import im.yan.schemas.v1.JoinPolicy;
import im.yan.schemas.v1.UpdateGroup;
import im.yan.schemas.v1.Who;
import java.util.Optional;

/** What the settings of a group may be. */
final class GroupSettingsRules {

    private GroupSettingsRules() {}

    static Optional<Refusal> refusalOf(GroupSettings settings) {
        if (!Texts.showSomething(settings.getName())
                || settings.getNameBytes().size() > ProtocolLimits.GROUP_NAME_BYTES_MAX) {
            return Optional.of(Refusal.GROUP_NAME_MALFORMED);
        }
        if (settings.getAnnouncementBytes().size() > ProtocolLimits.ANNOUNCEMENT_BYTES_MAX) {
            return Optional.of(Refusal.ANNOUNCEMENT_TOO_LONG);
        }
        return settings.getPictureMediaId() < 0 || hasUnknownChoice(settings)
                ? Optional.of(Refusal.SETTINGS_MALFORMED)
                : Optional.empty();
    }

    static boolean touchesInfo(UpdateGroup update) {
        return update.hasName() || update.hasPictureMediaId() || update.hasAnnouncement();
    }

    static boolean touchesPolicy(UpdateGroup update) {
        return update.hasHistory()
                || update.hasJoinPolicy()
                || update.hasWhoMayPost()
                || update.hasWhoMayAddMembers()
                || update.hasWhoMayEditInfo()
                || update.hasDiffusion();
    }

    static GroupSettings updated(GroupSettings settings, UpdateGroup update) {
        var after = settings.toBuilder();
        if (update.hasName()) {
            after.setName(update.getName());
        }
        if (update.hasPictureMediaId()) {
            after.setPictureMediaId(update.getPictureMediaId());
        }
        if (update.hasAnnouncement()) {
            after.setAnnouncement(update.getAnnouncement());
        }
        updatePolicy(after, update);
        return after.build();
    }

    // By value, so that one of a newer client is kept as what it is and refused, not read as another.
    private static void updatePolicy(GroupSettings.Builder after, UpdateGroup update) {
        if (update.hasHistory()) {
            after.setHistoryValue(update.getHistoryValue());
        }
        if (update.hasJoinPolicy()) {
            after.setJoinPolicyValue(update.getJoinPolicyValue());
        }
        if (update.hasWhoMayPost()) {
            after.setWhoMayPostValue(update.getWhoMayPostValue());
        }
        if (update.hasWhoMayAddMembers()) {
            after.setWhoMayAddMembersValue(update.getWhoMayAddMembersValue());
        }
        if (update.hasWhoMayEditInfo()) {
            after.setWhoMayEditInfoValue(update.getWhoMayEditInfoValue());
        }
        if (update.hasDiffusion()) {
            after.setDiffusionValue(update.getDiffusionValue());
        }
    }

    private static boolean hasUnknownChoice(GroupSettings settings) {
        return settings.getHistory() == HistoryVisibility.UNRECOGNIZED
                || settings.getJoinPolicy() == JoinPolicy.UNRECOGNIZED
                || settings.getWhoMayPost() == Who.UNRECOGNIZED
                || settings.getWhoMayAddMembers() == Who.UNRECOGNIZED
                || settings.getWhoMayEditInfo() == Who.UNRECOGNIZED
                || settings.getDiffusion() == DiffusionChoice.UNRECOGNIZED;
    }
}
