// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import static im.yan.schemas.ProtocolLimits.ADMINS_MAX;
import static im.yan.schemas.ProtocolLimits.CAPTION_BYTES_MAX;
import static im.yan.schemas.ProtocolLimits.CUSTOM_BYTES_MAX;
import static im.yan.schemas.ProtocolLimits.EMOJI_BYTES_MAX;
import static im.yan.schemas.ProtocolLimits.INVITATIONS_MAX;
import static im.yan.schemas.ProtocolLimits.JOIN_NOTE_BYTES_MAX;
import static im.yan.schemas.ProtocolLimits.JOIN_REQUESTS_MAX;
import static im.yan.schemas.ProtocolLimits.MENTIONS_MAX;
import static im.yan.schemas.ProtocolLimits.NAME_BYTES_MAX;
import static im.yan.schemas.ProtocolLimits.PINS_MAX;
import static im.yan.schemas.ProtocolLimits.PREVIEW_BYTES_MAX;
import static im.yan.schemas.ProtocolLimits.REACTION_KINDS_MAX;
import static im.yan.schemas.ProtocolLimits.TEXT_BYTES_MAX;

import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ErrorCode;

/** Every reason the router refuses a command for. None is retryable: the same command would be refused again. */
public enum Refusal {
    // The command itself.
    CONVERSATION_MALFORMED(
            ErrorCode.INVALID_ARGUMENT,
            "conversationId must be d:<smaller userId>:<larger userId> or g:<groupId>, in decimal without leading zeros."),
    COMMAND_UNKNOWN(ErrorCode.INVALID_ARGUMENT, "This server knows no such command."),
    CLIENT_MSG_ID_MALFORMED(ErrorCode.INVALID_ARGUMENT, "clientMsgId must be a UUID in lower case, 36 characters."),
    FOR_GROUPS_ONLY(ErrorCode.INVALID_ARGUMENT, "A direct conversation has no such thing; this is for groups."),
    USERS_NOT_NAMED(
            ErrorCode.INVALID_ARGUMENT,
            "Name at least one user and at most " + ProtocolLimits.MEMBERS_PER_COMMAND_MAX
                    + "; user ids are positive."),
    TIME_NEGATIVE(ErrorCode.INVALID_ARGUMENT, "A time is in milliseconds since 1970 and not negative."),

    // Who asks.
    ACCOUNT_DISABLED(ErrorCode.ACCOUNT_DISABLED, "Your account is disabled."),
    NOT_A_MEMBER(ErrorCode.NOT_A_MEMBER, "You are not in this conversation."),
    CONVERSATION_UNKNOWN(ErrorCode.CONVERSATION_UNKNOWN, "There is no such conversation that you could take part in."),
    RECIPIENT_UNKNOWN(
            ErrorCode.RECIPIENT_UNKNOWN,
            "There is no account with the other user id of this conversation; check it, and try again later if it is new."),
    BLOCKED(ErrorCode.BLOCKED, "A user this would reach wants to hear nothing from you."),
    ROLE_TOO_LOW(ErrorCode.ROLE_TOO_LOW, "Your role in this group does not allow it; ask an admin or the owner."),
    MUTED(ErrorCode.MUTED, "You may not post in this group for now."),
    GROUP_MUTED(ErrorCode.GROUP_MUTED, "Only admins may post in this group."),
    GROUP_DISSOLVED(ErrorCode.GROUP_DISSOLVED, "This group was dissolved."),

    // What a message says.
    CONTENT_EMPTY(ErrorCode.CONTENT_EMPTY, "A message needs content: a text with at least one visible character."),
    CONTENT_TOO_LARGE(
            ErrorCode.CONTENT_TOO_LARGE,
            "In UTF-8 a text has at most %d bytes, a caption, title, address or fallback %d, a name or type %d; a preview %d, a payload %d."
                    .formatted(TEXT_BYTES_MAX, CAPTION_BYTES_MAX, NAME_BYTES_MAX, PREVIEW_BYTES_MAX, CUSTOM_BYTES_MAX)),
    MEDIA_INCOMPLETE(ErrorCode.INVALID_ARGUMENT, "A media needs its id, its MIME type and how many bytes it has."),
    LOCATION_IMPOSSIBLE(
            ErrorCode.INVALID_ARGUMENT, "A location has a latitude within 90 degrees and a longitude within 180."),
    CONTACT_INCOMPLETE(ErrorCode.INVALID_ARGUMENT, "A contact card needs the user id of the contact."),
    CUSTOM_TYPE_MISSING(ErrorCode.INVALID_ARGUMENT, "A custom content needs a type."),
    REPLY_IMPOSSIBLE(ErrorCode.MESSAGE_UNKNOWN, "replyToSeq must be the seq of something said before, or 0."),
    FORWARD_INCOMPLETE(ErrorCode.INVALID_ARGUMENT, "What is forwarded has an author and a time."),
    TOO_MANY_MENTIONS(ErrorCode.LIMIT_REACHED, "A message mentions at most " + MENTIONS_MAX + " users by name."),
    MENTIONED_NOT_A_MEMBER(ErrorCode.USER_NOT_A_MEMBER, "Who is mentioned must be in this conversation."),
    EVERYBODY_IN_DIRECT(ErrorCode.INVALID_ARGUMENT, "Everybody can be mentioned in groups only."),

    // What is done to a message.
    MESSAGE_UNKNOWN(
            ErrorCode.MESSAGE_UNKNOWN,
            "No message you can see has this seq, or it is more than " + ProtocolLimits.EVENTS_CHANGEABLE
                    + " events back and stays as it is."),
    MESSAGE_RECALLED(ErrorCode.MESSAGE_RECALLED, "This message was recalled."),
    NOT_THE_AUTHOR(ErrorCode.NOT_THE_AUTHOR, "Only who wrote this message may change it."),
    EDIT_WINDOW_OVER(
            ErrorCode.EDIT_WINDOW_OVER,
            "A message can be edited for " + ProtocolLimits.EDIT_WINDOW.toHours() + " hours after it was posted."),
    RECALL_WINDOW_OVER(
            ErrorCode.RECALL_WINDOW_OVER,
            "A message can be recalled for %d minutes after it was posted, by admins for %d hours."
                    .formatted(ProtocolLimits.RECALL_WINDOW.toMinutes(), ProtocolLimits.ADMIN_RECALL_WINDOW.toHours())),
    EMOJI_MALFORMED(
            ErrorCode.INVALID_ARGUMENT,
            "A reaction is one emoji: at most " + EMOJI_BYTES_MAX + " bytes in UTF-8, without spaces."),
    TOO_MANY_REACTIONS(ErrorCode.LIMIT_REACHED, "A message has at most " + REACTION_KINDS_MAX + " kinds of reactions."),
    TOO_MANY_PINS(ErrorCode.LIMIT_REACHED, "At most " + PINS_MAX + " messages are pinned; take one down first."),

    // The life of a group.
    GROUP_ID_MISMATCH(
            ErrorCode.INVALID_ARGUMENT, "conversationId is not the one that follows from you and this clientMsgId."),
    GROUP_EXISTS(ErrorCode.GROUP_EXISTS, "The group id that follows from this clientMsgId is taken; try another one."),
    GROUP_NAME_MALFORMED(
            ErrorCode.INVALID_ARGUMENT,
            "A group needs a name with a visible character, at most " + ProtocolLimits.GROUP_NAME_BYTES_MAX
                    + " bytes in UTF-8."),
    ANNOUNCEMENT_TOO_LONG(
            ErrorCode.INVALID_ARGUMENT,
            "An announcement has at most " + ProtocolLimits.ANNOUNCEMENT_BYTES_MAX + " bytes in UTF-8."),
    SETTINGS_MALFORMED(
            ErrorCode.INVALID_ARGUMENT, "The picture's media id is not negative, and each choice is one of its kind."),
    GROUP_FULL(ErrorCode.GROUP_FULL, "A group has at most " + ProtocolLimits.GROUP_MEMBERS_MAX + " members."),
    ACCOUNT_UNKNOWN(
            ErrorCode.RECIPIENT_UNKNOWN,
            "no active account has this user id; check it, and try again later if it is new."),
    ALREADY_A_MEMBER(ErrorCode.ALREADY_A_MEMBER, "Whom this would add is a member already."),
    USER_NOT_A_MEMBER(ErrorCode.USER_NOT_A_MEMBER, "The user this is about is not in this group."),
    OWNER_CANNOT_LEAVE(
            ErrorCode.OWNER_CANNOT_LEAVE, "The owner cannot leave: transfer the group first, or dissolve it."),
    ROLE_IMPOSSIBLE(
            ErrorCode.INVALID_ARGUMENT, "The role must be ADMIN or MEMBER; to make an owner, transfer the group."),
    OWNER_ALREADY(
            ErrorCode.INVALID_ARGUMENT, "You are the owner, and stay it until you transfer the group to another."),
    TOO_MANY_ADMINS(ErrorCode.LIMIT_REACHED, "A group has at most " + ADMINS_MAX + " admins besides the owner."),
    NOTE_TOO_LONG(ErrorCode.INVALID_ARGUMENT, "The note has at most " + JOIN_NOTE_BYTES_MAX + " bytes in UTF-8."),
    TOO_MANY_JOIN_REQUESTS(
            ErrorCode.LIMIT_REACHED,
            JOIN_REQUESTS_MAX + " requests to join wait for an answer, more may not; try again later."),
    JOIN_REQUEST_UNKNOWN(ErrorCode.JOIN_REQUEST_UNKNOWN, "This user is not waiting to be let in."),
    INVITATION_INVALID(
            ErrorCode.INVITATION_INVALID, "This invitation is unknown, expired, used up or revoked; ask for another."),
    INVITATION_CODE_MALFORMED(
            ErrorCode.INVALID_ARGUMENT,
            "An invitation's code has %d to %d letters, digits, hyphens and underscores."
                    .formatted(ProtocolLimits.INVITATION_CODE_LENGTH_MIN, ProtocolLimits.INVITATION_CODE_LENGTH_MAX)),
    INVITATION_CODE_TAKEN(ErrorCode.INVALID_ARGUMENT, "There is an invitation with this code; make a new one."),
    INVITATION_EXPIRED(ErrorCode.INVALID_ARGUMENT, "An invitation must expire later than now, or be without end: 0."),
    TOO_MANY_INVITATIONS(
            ErrorCode.LIMIT_REACHED, "A group has at most " + INVITATIONS_MAX + " invitations; revoke one first."),

    // The sender's own view.
    POSITION_IMPOSSIBLE(
            ErrorCode.INVALID_ARGUMENT,
            "seq and messageNo must name an event this conversation has: 0 <= messageNo <= seq <= its last seq."),
    SEQS_IMPOSSIBLE(
            ErrorCode.INVALID_ARGUMENT,
            "Name at least one seq of this conversation and at most " + ProtocolLimits.DELETED_PER_COMMAND_MAX + ".");

    private final Error error;

    Refusal(ErrorCode code, String sentence) {
        this.error = Error.newBuilder().setCode(code).setMessage(sentence).build();
    }

    public Decision.Refused decision() {
        return new Decision.Refused(error);
    }

    /** For a command that is about several users: this one is the reason. */
    public Decision.Refused about(long userId) {
        return new Decision.Refused(error.toBuilder()
                .setMessage("User " + userId + ": " + error.getMessage())
                .build());
    }
}
