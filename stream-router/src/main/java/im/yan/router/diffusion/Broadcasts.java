// SPDX-License-Identifier: Apache-2.0
package im.yan.router.diffusion;

import im.yan.router.conversation.Decision;
import im.yan.router.conversation.Turnover;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Broadcast;
import im.yan.schemas.v1.BroadcastEvent;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.Diffusion;
import im.yan.schemas.v1.Roster;
import java.util.ArrayList;
import java.util.List;

/** What all of a group are told of a decision at once: however many they are, it is one record. */
public final class Broadcasts {

    private Broadcasts() {}

    public static List<Broadcast> of(Decided decided) {
        if (!decided.audience().group()) {
            return List.of();
        }
        return switch (decided.decision()) {
            case Decision.Happened happened -> ofEvent(happened.event(), decided);
            case Decision.Noted noted -> ofNoted(noted, decided);
            case Decision.Resent resent -> List.of();
            case Decision.Refused refused -> List.of();
        };
    }

    private static List<Broadcast> ofEvent(ConversationEvent event, Decided decided) {
        var audience = decided.audience();
        var broadcasts = new ArrayList<Broadcast>();
        if (changesRoster(event, audience)) {
            broadcasts.add(named(decided).setRoster(roster(event, audience)).build());
        }
        if (audience.isBroadcast()) {
            broadcasts.add(named(decided)
                    .setEvent(BroadcastEvent.newBuilder()
                            .setEvent(event)
                            .setOriginSessionId(decided.command().getOrigin().getSessionId()))
                    .build());
        }
        return broadcasts;
    }

    private static List<Broadcast> ofNoted(Decision.Noted noted, Decided decided) {
        var isSmall = decided.audience().memberCount() <= ProtocolLimits.POSITIONS_PUSHED_MEMBERS_MAX;
        return noted.read().filter(position -> isSmall).stream()
                .map(position -> named(decided).setRead(position).build())
                .toList();
    }

    /** In read diffusion nobody is named, so there joining and leaving changes nothing. */
    private static boolean changesRoster(ConversationEvent event, Audience audience) {
        var othersNow = event.hasGroupDissolved() || !Turnover.of(event).isNone();
        return audience.changesDiffusion() || (audience.now() == Diffusion.WRITE && othersNow);
    }

    private static Roster roster(ConversationEvent event, Audience audience) {
        var roster = Roster.newBuilder().setSeq(event.getSeq()).setDiffusion(audience.now());
        return audience.now() == Diffusion.WRITE && !event.hasGroupDissolved()
                ? roster.addAllMemberIds(audience.members()).build()
                : roster.build();
    }

    private static Broadcast.Builder named(Decided decided) {
        return Broadcast.newBuilder().setConversationId(decided.command().getConversationId());
    }
}
