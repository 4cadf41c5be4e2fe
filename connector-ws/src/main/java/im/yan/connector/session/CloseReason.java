// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import im.yan.schemas.v1.CloseCode;

/**
 * Why a connection ends. 4000 to 4499: the client reconnects, with back-off; 4500 to 4999: it does not, until something has
 * changed; the others are WebSocket's own.
 */
public enum CloseReason {
    DRAINING(CloseCode.DRAINING, "this connector is leaving; reconnect elsewhere"),
    SERVER_FULL(CloseCode.SERVER_FULL, "this connector holds as many sessions as it may"),
    SLOW_CONSUMER(CloseCode.SLOW_CONSUMER, "more was waiting for this socket than may wait"),
    CONNECTOR_REPLACED(CloseCode.CONNECTOR_REPLACED, "a newer connector took this one's place"),
    IDLE(CloseCode.IDLE, "nothing was heard for two heartbeats"),
    UNACKNOWLEDGED(CloseCode.UNACKNOWLEDGED, "deliveries stayed without an ack after all resends"),
    RATE_ABUSED(CloseCode.RATE_ABUSED, "kept sending far above the rate limit"),

    AUTHENTICATION_TIMEOUT(CloseCode.AUTHENTICATION_TIMEOUT, "no hello came in time"),
    AUTHENTICATION_FAILED(CloseCode.AUTHENTICATION_FAILED, "the token is missing, wrong or expired"),
    DISABLED(CloseCode.DISABLED, "the account is disabled"),
    PROTOCOL_VIOLATION(CloseCode.PROTOCOL_VIOLATION, "what came is not our protocol"),
    TOO_LARGE(CloseCode.TOO_LARGE, "a frame was larger than frames may be"),
    TOO_MANY_SESSIONS(CloseCode.TOO_MANY_SESSIONS, "the user opened a session too many"),
    DEVICE_SIGNED_OUT(CloseCode.DEVICE_SIGNED_OUT, "this device was signed out from another one; log in again"),
    REPLACED(CloseCode.REPLACED, "another device of the same kind came online, and only one may be"),

    /** The client said goodbye. */
    CLIENT_LEFT(1000, "goodbye"),
    /** The socket ended without a close frame; never on the wire. */
    CONNECTION_LOST(1006, "the connection was lost"),
    INTERNAL(1011, "a bug of ours"),
    TRY_AGAIN_LATER(1013, "something this connector needs is away");

    private final int code;
    private final String sentence;

    CloseReason(CloseCode code, String sentence) {
        this(code.getNumber(), sentence);
    }

    CloseReason(int code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** The close code on the wire. */
    public int code() {
        return code;
    }

    /** For people; at most the 123 bytes a close frame can carry. */
    public String sentence() {
        return sentence;
    }

    /** What another service asked for; a code of a newer schema is {@link #INTERNAL}, after which clients reconnect. */
    public static CloseReason of(CloseCode code) {
        return switch (code) {
            case DRAINING -> DRAINING;
            case SERVER_FULL -> SERVER_FULL;
            case SLOW_CONSUMER -> SLOW_CONSUMER;
            case CONNECTOR_REPLACED -> CONNECTOR_REPLACED;
            case IDLE -> IDLE;
            case UNACKNOWLEDGED -> UNACKNOWLEDGED;
            case RATE_ABUSED -> RATE_ABUSED;
            case AUTHENTICATION_TIMEOUT -> AUTHENTICATION_TIMEOUT;
            case AUTHENTICATION_FAILED -> AUTHENTICATION_FAILED;
            case DISABLED -> DISABLED;
            case PROTOCOL_VIOLATION -> PROTOCOL_VIOLATION;
            case TOO_LARGE -> TOO_LARGE;
            case TOO_MANY_SESSIONS -> TOO_MANY_SESSIONS;
            case DEVICE_SIGNED_OUT -> DEVICE_SIGNED_OUT;
            case REPLACED -> REPLACED;
            case CLOSE_CODE_UNSPECIFIED, UNRECOGNIZED -> INTERNAL;
        };
    }
}
