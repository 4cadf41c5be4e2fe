// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.client.connection.TokenException;
import im.yan.client.connection.Tokens;
import im.yan.client.receiving.HistorySource;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ErrorCode;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Missing events from the HTTP API, with the token of the connection. */
final class ApiHistory implements HistorySource {
    static final int PAGE = 200;

    private final YanApi api;
    private final Tokens tokens;
    private final Semaphore pulls;

    ApiHistory(YanApi api, Tokens tokens, Semaphore pulls) {
        this.api = api;
        this.tokens = tokens;
        this.pulls = pulls;
    }

    @Override
    public List<ConversationEvent> after(String conversationId, long seq) throws HistoryUnavailable {
        pulls.acquireUninterruptibly();
        try {
            return pull(conversationId, HistoryRange.after(seq, PAGE));
        } catch (TokenException e) {
            throw new HistoryUnavailable(e);
        } finally {
            pulls.release();
        }
    }

    private List<ConversationEvent> pull(String conversationId, HistoryRange range)
            throws TokenException, HistoryUnavailable {
        var token = tokens.current();
        try {
            return api.history(token.text(), conversationId, range).events();
        } catch (ApiException e) {
            if (e.code() == ErrorCode.TOKEN_EXPIRED || e.code() == ErrorCode.TOKEN_INVALID) {
                tokens.renewed(token);
            }
            throw new HistoryUnavailable(e);
        }
    }
}
