// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.Account;
import im.yan.client.ApiException;
import im.yan.client.Login;
import im.yan.client.YanApi;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.ErrorCode;
import java.net.URI;

/** Who is logged in, and what the API tells her. Every failure is a sentence with its remedy. */
final class Session implements Directory {

    /** Asked with a token that is good. */
    interface Question<T> {
        T ask(YanApi api, String token);
    }

    private final YanApi api;
    private final URI address;
    private final String password;
    private final Device device;
    private final Account me;
    private volatile Login login;

    private Session(YanApi api, URI address, String password, Device device, Login login, Account me) {
        this.api = api;
        this.address = address;
        this.password = password;
        this.device = device;
        this.login = login;
        this.me = me;
    }

    static Session open(YanApi api, URI address, String user, String password, Device device, boolean register)
            throws ChatException {
        try {
            if (register) {
                api.register(user, password, null);
            }
            var login = api.login(user, password, device);
            return new Session(api, address, password, device, login, api.account(login.token(), login.userId()));
        } catch (ApiException e) {
            throw new ChatException(Remedies.of(e, address, user));
        }
    }

    YanApi api() {
        return api;
    }

    String password() {
        return password;
    }

    Device device() {
        return device;
    }

    Account me() {
        return me;
    }

    <T> T asking(Question<T> question) throws ChatException {
        try {
            return question.ask(api, login.token());
        } catch (ApiException e) {
            if (e.code() != ErrorCode.TOKEN_EXPIRED) {
                throw new ChatException(Remedies.of(e, address, me.name()));
            }
        }
        try {
            login = api.login(me.name(), password, device);
            return question.ask(api, login.token());
        } catch (ApiException e) {
            throw new ChatException(Remedies.of(e, address, me.name()));
        }
    }

    /** As {@link #asking}, where having nothing is an answer, too. */
    <T> T askingOr(T ifNotFound, Question<T> question) throws ChatException {
        return asking((known, token) -> {
            try {
                return question.ask(known, token);
            } catch (ApiException e) {
                if (e.code() == ErrorCode.NOT_FOUND || e.code() == ErrorCode.CONVERSATION_UNKNOWN) {
                    return ifNotFound;
                }
                throw e;
            }
        });
    }

    @Override
    public Account byId(long userId) throws ChatException {
        return asking((known, token) -> known.account(token, userId));
    }

    @Override
    public Account byName(String name) throws ChatException {
        try {
            return api.accountByName(login.token(), name);
        } catch (ApiException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw new ChatException("there is no user called " + Lines.safe(name)
                        + "; they register by starting a chat of their own with --register.");
            }
        }
        return asking((known, token) -> known.accountByName(token, name));
    }
}
