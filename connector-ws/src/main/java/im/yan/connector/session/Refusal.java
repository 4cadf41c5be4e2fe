// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import im.yan.connector.token.TokenVerdict;
import im.yan.schemas.v1.Error;
import im.yan.schemas.v1.ErrorCode;
import java.time.Duration;

/**
 * Why something is not done, in the terms of the contract.
 *
 * @param sentence for people: what happened and what to do
 * @param retryAfter zero where there is nothing to say
 */
public record Refusal(ErrorCode code, String sentence, Duration retryAfter) {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** For good: the same thing is refused again. */
    public static Refusal of(ErrorCode code, String sentence) {
        return new Refusal(code, sentence, Duration.ZERO);
    }

    public static Refusal of(TokenVerdict.Refused verdict) {
        return of(verdict.code(), verdict.sentence());
    }

    public static Refusal malformed() {
        return of(ErrorCode.MALFORMED_FRAME, "this is not a ClientFrame");
    }

    public static Refusal unknownFrame() {
        return of(ErrorCode.UNKNOWN_FRAME, "this server knows no frame of this kind");
    }

    public static Refusal tooLarge(int bytesMax) {
        return of(ErrorCode.FRAME_TOO_LARGE, "a frame may have %d bytes at most".formatted(bytesMax));
    }

    public static Refusal invalid(String sentence) {
        return of(ErrorCode.INVALID_ARGUMENT, sentence);
    }

    public static Refusal noConversation() {
        return invalid("conversationId is not the name of a conversation");
    }

    public static Refusal notAMember() {
        return of(ErrorCode.NOT_A_MEMBER, "you are not in this conversation");
    }

    public static Refusal anotherDevice() {
        return invalid("the token was made for another device; log in with this one");
    }

    public static Refusal tokenMissing(String sentence) {
        return of(ErrorCode.TOKEN_MISSING, sentence);
    }

    public static Refusal rateLimited(Duration retryAfter) {
        return new Refusal(ErrorCode.RATE_LIMITED, "too many frames; wait, then send this one again", retryAfter);
    }

    public static Refusal unavailable() {
        return new Refusal(
                ErrorCode.UNAVAILABLE, "the log takes nothing right now; nothing was accepted, try again", RETRY_AFTER);
    }

    public static Refusal keysAway() {
        return new Refusal(ErrorCode.UNAVAILABLE, "tokens cannot be verified right now; try again", RETRY_AFTER);
    }

    public static Refusal overloaded() {
        return new Refusal(ErrorCode.OVERLOADED, "this server holds as many connections as it may", RETRY_AFTER);
    }

    public static Refusal internal() {
        return new Refusal(ErrorCode.INTERNAL, "a bug of ours; try again", RETRY_AFTER);
    }

    public Error toError() {
        return Error.newBuilder()
                .setCode(code)
                .setMessage(sentence)
                .setRetryable(isRetryable())
                .setRetryAfterMillis((int) retryAfter.toMillis())
                .build();
    }

    private boolean isRetryable() {
        return switch (code) {
            case RATE_LIMITED, UNAVAILABLE, OVERLOADED, INTERNAL -> true;
            default -> false;
        };
    }
}
