// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.account.AccountStore;
import im.yan.push.account.BlockStore;
import im.yan.push.account.DeviceStore;
import im.yan.push.delivery.HeadStore;
import im.yan.push.delivery.UnreadCounts;
import im.yan.push.group.MembershipStore;
import im.yan.push.offline.Badges;
import im.yan.push.offline.MuteStore;
import im.yan.push.offline.PendingStore;
import im.yan.push.presence.LastSeenStore;
import im.yan.push.presence.Watches;
import im.yan.push.retry.ResendClock;
import im.yan.push.retry.UnackedDeliveries;
import im.yan.push.session.ConnectorStore;
import im.yan.push.session.ConnectorWatch;
import im.yan.push.session.SessionStore;
import im.yan.schemas.v1.AccountState;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** The steps of {@link FanOut}, each given the stores and steps it needs. */
record UserSteps(
        ConnectorWatch watch,
        ResendClock clock,
        LiveSessions sessions,
        AccountStore states,
        BlockStore blocks,
        FollowAccounts accounts,
        FollowPresence presence,
        NotifyOffline offline,
        FollowSessions follow,
        DeliverNews deliver,
        TellUnread unread,
        NoteAcks note,
        SendAgain sendAgain,
        Sweep sweep) {

    static UserSteps in(ProcessorContext<?, ?> context, PushConfig config, Outbox outbox, PushMetrics metrics) {
        var now = context.currentSystemTimeMs();
        var store = SessionStore.in(context);
        var heads = HeadStore.in(context);
        var groups = MembershipStore.in(context);
        var states = AccountStore.in(context);
        var devices = DeviceStore.in(context);
        var blocks = BlockStore.in(context);
        var lastSeen = LastSeenStore.in(context);
        var watches = new Watches();
        var unacked = new UnackedDeliveries(config.unacked(), config.resends());
        var clock = new ResendClock(now);
        var watch = new ConnectorWatch(ConnectorStore.in(context), now);
        var pending = PendingStore.in(context, config.offline());
        var missed = new NoteMissed(pending, MuteStore.in(context), heads, metrics);
        var sessions = new LiveSessions(store, watch, unacked, missed, lastSeen, watches, metrics);
        var offline = new NotifyOffline(pending, new Badges(), states, devices, sessions, outbox, metrics);
        var accounts = new FollowAccounts(states, devices, sessions, outbox);
        var memberships = new FollowMemberships(sessions, groups, heads, missed, outbox);
        return new UserSteps(
                watch,
                clock,
                sessions,
                states,
                blocks,
                accounts,
                new FollowPresence(watches, sessions, states, blocks, lastSeen, outbox),
                offline,
                new FollowSessions(
                        sessions,
                        accounts,
                        memberships,
                        heads,
                        outbox,
                        config.sessionsPerUserMax(),
                        config.devicesPerKind()),
                new DeliverNews(sessions, memberships, missed, blocks, heads, unacked, clock, outbox, metrics),
                new TellUnread(sessions, new UnreadCounts(), offline, outbox),
                new NoteAcks(sessions, heads, groups, missed, unacked, clock, outbox, metrics),
                new SendAgain(sessions, heads, missed, unacked, clock, outbox, metrics),
                new Sweep(store, sessions, heads, outbox, config.sweepUsersPerTick()));
    }

    void account(AccountState account, long now) {
        var before = states.of(account.getUserId());
        accounts.account(account, now);
        presence.account(before, account, now);
    }

    void tick(long now) {
        watch.tick(now);
        clock.tick(now, watch.isSilent(now));
        sendAgain.tick(now);
        unread.tick(now);
        offline.tick(now);
        presence.tick(now);
        sweep.tick(now);
    }
}
