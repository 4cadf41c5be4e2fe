// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.Account;
import im.yan.client.ApiException;
import im.yan.client.Conversation;
import im.yan.client.HistoryRange;
import im.yan.client.Login;
import im.yan.client.YanApi;
import im.yan.schemas.ConversationId;
import im.yan.schemas.v1.ConversationEvent;
import im.yan.schemas.v1.ErrorCode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who talks to whom, and what the API knows about it. Every failure is a sentence with its remedy. */
final class Talk {
    private static final int CONVERSATIONS_LOOKED_AT = 200;

    /** The two, and the conversation they have. */
    record Parties(Account me, Account peer) {
        String conversationId() {
            return ConversationId.direct(me.userId(), peer.userId()).text();
        }
    }

    private final YanApi api;
    private final URI address;
    private final String password;
    private final Parties parties;
    private Login login;

    private Talk(YanApi api, URI address, String password, Login login, Parties parties) {
        this.api = api;
        this.address = address;
        this.password = password;
        this.login = login;
        this.parties = parties;
    }

    static Talk open(YanApi api, URI address, String user, String password, String to, boolean register)
            throws ChatException {
        try {
            if (register) {
                api.register(user, password, null);
            }
            var login = api.login(user, password);
            var me = api.account(login.token(), login.userId());
            var peer = peer(api, login, to);
            if (peer.userId() == me.userId()) {
                throw new ChatException("you cannot talk to yourself; name somebody else with --to.");
            }
            return new Talk(api, address, password, login, new Parties(me, peer));
        } catch (ApiException e) {
            throw new ChatException(Remedies.of(e, address, user));
        }
    }

    private static Account peer(YanApi api, Login login, String name) throws ChatException {
        try {
            return api.accountByName(login.token(), name);
        } catch (ApiException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw new ChatException("there is no user called " + Lines.safe(name)
                        + "; they register by starting a chat of their own with --register.");
            }
            throw e;
        }
    }

    YanApi api() {
        return api;
    }

    String password() {
        return password;
    }

    Parties parties() {
        return parties;
    }

    /** The last events, none where nothing was ever said. */
    List<ConversationEvent> latest(int limit) throws ChatException {
        return asking(token -> {
            try {
                return api.history(token, parties.conversationId(), HistoryRange.latest(limit))
                        .events();
            } catch (ApiException e) {
                if (e.code() == ErrorCode.NOT_FOUND) {
                    return List.of();
                }
                throw e;
            }
        });
    }

    /** Empty for a conversation too old, or too new, to be among the latest. */
    Optional<Conversation> standing() throws ChatException {
        return asking(token -> api.conversations(token, CONVERSATIONS_LOOKED_AT, null).conversations().stream()
                .filter(conversation -> conversation.conversationId().equals(parties.conversationId()))
                .findFirst());
    }

    private <T> T asking(Function<String, T> question) throws ChatException {
        try {
            return question.apply(login.token());
        } catch (ApiException e) {
            if (e.code() != ErrorCode.TOKEN_EXPIRED) {
                throw new ChatException(Remedies.of(e, address, parties.me().name()));
            }
        }
        try {
            login = api.login(parties.me().name(), password);
            return question.apply(login.token());
        } catch (ApiException e) {
            throw new ChatException(Remedies.of(e, address, parties.me().name()));
        }
    }
}
