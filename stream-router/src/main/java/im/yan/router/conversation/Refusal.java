// SPDX-License-Identifier: Apache-2.0
package im.yan.router.conversation;

import static im.yan.schemas.ProtocolLimits.TEXT_BYTES_MAX;

import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ErrorCode;

/** Every reason the router refuses a command for. None is retryable: the same command would be refused again. */
enum Refusal {
    CONVERSATION_MALFORMED(
            ErrorCode.INVALID_ARGUMENT,
            "conversationId must be d:<smaller userId>:<larger userId>, in decimal without leading zeros."),
    NOT_A_MEMBER(ErrorCode.NOT_A_MEMBER, "You are not in this conversation."),
    ACCOUNT_DISABLED(ErrorCode.ACCOUNT_DISABLED, "Your account is disabled."),
    RECIPIENT_UNKNOWN(
            ErrorCode.RECIPIENT_UNKNOWN,
            "There is no account with the other user id of this conversation; check it, and try again later if it is new."),
    COMMAND_UNKNOWN(ErrorCode.INVALID_ARGUMENT, "This server knows no such command."),
    CLIENT_MSG_ID_MALFORMED(ErrorCode.INVALID_ARGUMENT, "clientMsgId must be a UUID in lower case, 36 characters."),
    CONTENT_EMPTY(ErrorCode.CONTENT_EMPTY, "A message needs content: a text with at least one visible character."),
    CONTENT_TOO_LARGE(
            ErrorCode.CONTENT_TOO_LARGE,
            "The text is longer than " + TEXT_BYTES_MAX + " bytes in UTF-8; send it in parts."),
    POSITION_IMPOSSIBLE(
            ErrorCode.INVALID_ARGUMENT,
            "seq and messageNo must name an event this conversation has: 0 <= messageNo <= seq <= its last seq.");

    private final Error error;

    Refusal(ErrorCode code, String sentence) {
        this.error = Error.newBuilder().setCode(code).setMessage(sentence).build();
    }

    Decision.Refused decision() {
        return new Decision.Refused(error);
    }
}
