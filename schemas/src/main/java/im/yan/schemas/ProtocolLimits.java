// SPDX-License-Identifier: Apache-2.0
package im.yan.schemas;

import java.time.Duration;

/** Limits that several parts must agree on; docs/protocol.md promises them to clients. */
public final class ProtocolLimits {
    /** Longest body of a text, in UTF-8 bytes. */
    public static final int TEXT_BYTES_MAX = 8 * 1024;

    /** Longest caption, title, address and fallback, in UTF-8 bytes. */
    public static final int CAPTION_BYTES_MAX = 2 * 1024;

    /** Longest name, of a file or a contact, MIME type and type of a custom content, in UTF-8 bytes. */
    public static final int NAME_BYTES_MAX = 255;

    /** Largest preview of a media. */
    public static final int PREVIEW_BYTES_MAX = 4 * 1024;

    /** Largest payload of a custom content. */
    public static final int CUSTOM_BYTES_MAX = 8 * 1024;

    /** Users one message can mention by name. */
    public static final int MENTIONS_MAX = 50;

    /** Unread mentions that are counted per user and conversation; "99+" for people. */
    public static final int MENTIONS_COUNTED_MAX = 100;

    /** Longest emoji of a reaction, in UTF-8 bytes; a family with skin tones has some forty. */
    public static final int EMOJI_BYTES_MAX = 64;

    /** Different emoji on one message. */
    public static final int REACTION_KINDS_MAX = 20;

    /** Pinned messages of a conversation. */
    public static final int PINS_MAX = 50;

    /** How long after posting its author may recall a message. */
    public static final Duration RECALL_WINDOW = Duration.ofMinutes(2);

    /** How long after posting an admin of the group may. */
    public static final Duration ADMIN_RECALL_WINDOW = Duration.ofDays(1);

    /** How long after posting its author may edit a message. */
    public static final Duration EDIT_WINDOW = Duration.ofDays(1);

    /** Events back to which a message can be edited, recalled, reacted to, pinned; what is older stays as it is. */
    public static final int EVENTS_CHANGEABLE = 2_000;

    /** Members of a group. */
    public static final int GROUP_MEMBERS_MAX = 200_000;

    /** Users one command can add to a group or remove from it. */
    public static final int MEMBERS_PER_COMMAND_MAX = 500;

    /** Admins of a group, besides the owner. */
    public static final int ADMINS_MAX = 50;

    /** Longest name of a group, in UTF-8 bytes. */
    public static final int GROUP_NAME_BYTES_MAX = 128;

    /** Longest announcement of a group, and note of a request to join, in UTF-8 bytes. */
    public static final int ANNOUNCEMENT_BYTES_MAX = 4 * 1024;

    public static final int JOIN_NOTE_BYTES_MAX = 512;

    /** Invitations of a group that are neither revoked nor expired. */
    public static final int INVITATIONS_MAX = 20;

    /** Form of an invitation's code: letters, digits, hyphen and underscore. */
    public static final int INVITATION_CODE_LENGTH_MIN = 22;

    public static final int INVITATION_CODE_LENGTH_MAX = 64;

    /** Requests to join that wait for an answer, by group. */
    public static final int JOIN_REQUESTS_MAX = 100;

    /** Up to so many members, how far each has come and who is typing are pushed to the others; above they are asked for. */
    public static final int POSITIONS_PUSHED_MEMBERS_MAX = 200;

    /** Messages one command can delete for the sender. */
    public static final int DELETED_PER_COMMAND_MAX = 100;

    /** Users one session can watch the presence of. */
    public static final int PRESENCE_WATCHED_MAX = 200;

    /** Users one user may block. */
    public static final int BLOCKS_MAX = 1_000;

    /** How long a watch of somebody's presence lasts. */
    public static final Duration PRESENCE_WATCH = Duration.ofMinutes(3);

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

    /** Handshake header that carries {@code Device.kind}, by its name in the schema. */
    public static final String DEVICE_KIND_HEADER = "Yan-Device-Kind";

    /** Longest {@code Device.id} and {@code Device.name}, in characters. */
    public static final int DEVICE_ID_LENGTH_MAX = 64;

    public static final int DEVICE_NAME_LENGTH_MAX = 128;

    private ProtocolLimits() {}
}
