// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Limits;
import java.time.Duration;

/**
 * What one client, and all of them together, may take.
 *
 * @param frameBytesMax largest frame, after fragments are joined
 * @param sessionsMax open sessions
 * @param unauthenticatedMax connections without a session: handshaking, not yet authenticated, or saying goodbye
 * @param outboundBytesMax bytes waiting for one socket
 * @param framesPerSecond frames of one session, sustained
 * @param framesBurst frames of one session at once, after a pause
 * @param abuseFrames refused frames within {@link FrameRate#ABUSE_WINDOW} after which a session is closed
 * @param heartbeat how often each side is heard at least
 * @param helloTimeout from connecting to the handshake, and from there to the hello
 */
public record SessionLimits(
        int frameBytesMax,
        int sessionsMax,
        int unauthenticatedMax,
        int outboundBytesMax,
        int framesPerSecond,
        int framesBurst,
        int abuseFrames,
        Duration heartbeat,
        Duration helloTimeout) {

    public Duration idleTimeout() {
        return heartbeat.multipliedBy(2);
    }

    /** What a client is told in its welcome. */
    public Limits forClients() {
        return Limits.newBuilder()
                .setFrameBytesMax(frameBytesMax)
                .setTextBytesMax(ProtocolLimits.TEXT_BYTES_MAX)
                .setFramesPerSecond(framesPerSecond)
                .setFramesBurst(framesBurst)
                .setInFlightMax(ProtocolLimits.IN_FLIGHT_MAX)
                .setRecallWindowMillis((int) ProtocolLimits.RECALL_WINDOW.toMillis())
                .setEditWindowMillis((int) ProtocolLimits.EDIT_WINDOW.toMillis())
                .build();
    }
}
