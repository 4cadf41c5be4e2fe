// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

/** Limits that several parts must agree on; docs/protocol.md promises them to clients. */
public final class ProtocolLimits {
    /** Longest body of a text, in UTF-8 bytes. */
    public static final int TEXT_BYTES_MAX = 8 * 1024;

    /** Commands a client may have without an answer in one conversation. */
    public static final int IN_FLIGHT_MAX = 32;

    /**
     * Answers the router remembers per sender and conversation. More than may be in flight, so that whatever a client may
     * resend is recognised.
     */
    public static final int ANSWERS_REMEMBERED = 2 * IN_FLIGHT_MAX;

    /** Longest {@code Device.id} and {@code Device.name}, in characters. */
    public static final int DEVICE_ID_LENGTH_MAX = 64;

    public static final int DEVICE_NAME_LENGTH_MAX = 128;

    private ProtocolLimits() {}
}
