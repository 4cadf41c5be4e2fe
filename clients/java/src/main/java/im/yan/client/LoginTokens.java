// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.client.connection.Token;
import im.yan.client.connection.TokenException;
import im.yan.client.connection.Tokens;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.Device;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Tokens by name and password, kept until shortly before they expire. Thread-safe. */
final class LoginTokens implements Tokens {
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** Of a short life so much is left for the renewal. */
    private static final int MARGIN_PART_OF_LIFE = 5;

    private final YanApi api;
    private final String name;
    private final String password;
    private final @Nullable Device device;
    private final ReentrantLock oneLogin = new ReentrantLock();
    private @Nullable Token token;

    /** @param device that the tokens are for; null for none */
    LoginTokens(YanApi api, String name, String password, @Nullable Device device) {
        this.api = api;
        this.name = name;
        this.password = password;
        this.device = device;
    }

    @Override
    public Token current() throws TokenException {
        oneLogin.lock();
        try {
            var known = token;
            return known == null || known.isDue(System.currentTimeMillis()) ? login() : known;
        } finally {
            oneLogin.unlock();
        }
    }

    @Override
    public Token renewed(Token old) throws TokenException {
        oneLogin.lock();
        try {
            var known = token;
            return known == null || known.text().equals(old.text()) ? login() : known;
        } finally {
            oneLogin.unlock();
        }
    }

    private Token login() throws TokenException {
        try {
            var login = device == null ? api.login(name, password) : api.login(name, password, device);
            var fresh = new Token(login.token(), renewAt(login.expiresAtMillis(), System.currentTimeMillis()));
            token = fresh;
            return fresh;
        } catch (ApiException e) {
            throw failure(e);
        }
    }

    static long renewAt(long expiresAtMillis, long nowMillis) {
        var life = Math.max(0, expiresAtMillis - nowMillis);
        return expiresAtMillis - Math.min(MARGIN.toMillis(), life / MARGIN_PART_OF_LIFE);
    }

    /** What an answer of the API means for whoever needs a token. */
    static TokenException failure(ApiException e) {
        var message = String.valueOf(e.getMessage());
        if (e.retryable()) {
            return TokenException.passing(message);
        }
        var why = switch (e.code()) {
            case ACCOUNT_DISABLED -> CloseCode.DISABLED;
            case SIGNED_OUT -> CloseCode.DEVICE_SIGNED_OUT;
            default -> CloseCode.AUTHENTICATION_FAILED;
        };
        return TokenException.refused(why, message);
    }
}
