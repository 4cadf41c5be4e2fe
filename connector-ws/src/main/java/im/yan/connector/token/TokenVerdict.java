// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.token;

import im.yan.schemas.v1.ErrorCode;

/** What became of a token. */
public sealed interface TokenVerdict permits VerifiedToken, TokenVerdict.Refused, TokenVerdict.Unverifiable {

    /** It proves nothing, now or later. */
    record Refused(ErrorCode code, String sentence) implements TokenVerdict {}

    /** It may be good: it was signed with a key that is not known here, and the keys cannot be fetched right now. */
    record Unverifiable() implements TokenVerdict {}
}
