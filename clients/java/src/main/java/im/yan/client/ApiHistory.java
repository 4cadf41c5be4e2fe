// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.client.connection.TokenException;
import im.yan.client.connection.Tokens;
import im.yan.client.receiving.HistorySource;
import im.yan.schemas.v1.ErrorCode;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Missing events from the HTTP API, with the token of the connection. */
final class ApiHistory implements HistorySource {
    static final int PAGE = 200;

    private static final Set<ErrorCode> NOT_OURS =
            EnumSet.of(ErrorCode.NOT_A_MEMBER, ErrorCode.CONVERSATION_UNKNOWN, ErrorCode.NOT_FOUND);
    private static final Set<ErrorCode> TOKEN_OVER = EnumSet.of(ErrorCode.TOKEN_EXPIRED, ErrorCode.TOKEN_INVALID);

    private final YanApi api;
    private final Tokens tokens;
    private final Semaphore pulls;

    ApiHistory(YanApi api, Tokens tokens, Semaphore pulls) {
        this.api = api;
        this.tokens = tokens;
        this.pulls = pulls;
    }

    @Override
    public Answer after(String conversationId, long seq) {
        pulls.acquireUninterruptibly();
        try {
            return pull(conversationId, HistoryRange.after(seq, PAGE));
        } catch (TokenException e) {
            return new Unavailable();
        } finally {
            pulls.release();
        }
    }

    private Answer pull(String conversationId, HistoryRange range) throws TokenException {
        var token = tokens.current();
        try {
            var history = api.history(token.text(), conversationId, range);
            return new Page(history.events(), history.visibleFromSeq());
        } catch (ApiException e) {
            if (TOKEN_OVER.contains(e.code())) {
                tokens.renewed(token);
            }
            return NOT_OURS.contains(e.code()) ? new Refused() : new Unavailable();
        }
    }
}
