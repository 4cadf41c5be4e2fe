// SPDX-License-Identifier: Apache-2.0
package im.yan.push;

import im.yan.push.offline.OfflineTimes;
import im.yan.push.retry.ResendSchedule;
import im.yan.push.retry.UnackedLimits;
import im.yan.push.session.DevicesPerKind;
import im.yan.runtime.ConfigException;
import im.yan.runtime.Env;
import im.yan.runtime.streams.StreamsSettings;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How push-fanout runs.
 *
 * @param sessionsPerUserMax beyond it a user's oldest session is closed
 * @param resends how long an ack is waited for, and how often
 * @param unacked how much is remembered of what is not acknowledged, by partition
 * @param sweepUsersPerTick users looked at every half second: for dead sessions, and after a start to send heads
 * @param devicesPerKind beyond it the device of that kind that came online earliest has to go
 * @param offline when missed messages become offline notifications
 */
record PushConfig(
        StreamsSettings streams,
        int sessionsPerUserMax,
        ResendSchedule resends,
        UnackedLimits unacked,
        int sweepUsersPerTick,
        DevicesPerKind devicesPerKind,
        OfflineTimes offline) {
    private static final String APPLICATION_ID = "yan-push-fanout";
    // At least once: a commit only bounds what is delivered twice after a crash.
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);
    private static final long CACHE_BYTES = 4L * 1024 * 1024;

    private static final String RESEND_DELAYS = "PUSH_RESEND_DELAYS";
    private static final int RESENDS_MAX = 10;

    static PushConfig from(Env env) {
        return new PushConfig(
                StreamsSettings.from(env, APPLICATION_ID, false, COMMIT_INTERVAL, CACHE_BYTES),
                env.number("PUSH_SESSIONS_PER_USER_MAX", 16, 1, 1_000),
                resends(env.text(RESEND_DELAYS, "5s,10s,20s")),
                new UnackedLimits(
                        env.number("PUSH_UNACKED_EVENTS_MAX", 64, 1, 10_000),
                        env.number("PUSH_UNACKED_BYTES_MAX", 16 * 1024 * 1024, 1, Integer.MAX_VALUE),
                        env.number("PUSH_UNACKED_CONVERSATIONS_MAX", 50_000, 1, 10_000_000)),
                env.number("PUSH_SWEEP_USERS_PER_TICK", 1_000, 1, 100_000),
                new DevicesPerKind(env.number("PUSH_DEVICES_PER_KIND", 0, 0, 1_000)),
                new OfflineTimes(
                        env.duration("PUSH_OFFLINE_DELAY", Duration.ofSeconds(3)),
                        env.duration("PUSH_OFFLINE_PAUSE", Duration.ofSeconds(30))));
    }

    private static ResendSchedule resends(String text) {
        var delays = Stream.of(text.split(",", -1)).map(PushConfig::delay).toList();
        if (delays.size() > RESENDS_MAX) {
            throw new ConfigException(
                    "%s must be at most %d durations, was %s".formatted(RESEND_DELAYS, RESENDS_MAX, text));
        }
        return new ResendSchedule(delays);
    }

    private static Duration delay(String text) {
        if (text.isBlank()) {
            throw new ConfigException(
                    RESEND_DELAYS + " must be durations with commas between them, such as 5s,10s,20s; one was empty");
        }
        return new Env(Map.of(RESEND_DELAYS, text)).duration(RESEND_DELAYS, Duration.ZERO);
    }
}
