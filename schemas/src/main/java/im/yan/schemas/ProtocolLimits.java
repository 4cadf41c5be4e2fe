// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

/** Limits that several parts must agree on; docs/protocol.md promises them to clients. */
public final class ProtocolLimits {
    /** Longest body of a text, in UTF-8 bytes. */
    public static final int TEXT_BYTES_MAX = 8 * 1024;

    /** Commands a client may have without an answer in one conversation. */
    public static final int IN_FLIGHT_MAX = 32;

    /**
     * Answers the router remembers per device and conversation. More than may be in flight, so that whatever a client may
     * resend is recognised.
     */
    public static final int ANSWERS_REMEMBERED = 2 * IN_FLIGHT_MAX;

    /** Devices per user and conversation whose answers are remembered; a further one displaces the one silent longest. */
    public static final int DEVICES_REMEMBERED = 16;

    /** Handshake header that carries {@code Device.id}, for clients whose token comes with the handshake too. */
    public static final String DEVICE_ID_HEADER = "Yan-Device-Id";

    /** Handshake header that carries {@code Device.name}. */
    public static final String DEVICE_NAME_HEADER = "Yan-Device-Name";

    /** Longest {@code Device.id} and {@code Device.name}, in characters. */
    public static final int DEVICE_ID_LENGTH_MAX = 64;

    public static final int DEVICE_NAME_LENGTH_MAX = 128;

    private ProtocolLimits() {}
}
