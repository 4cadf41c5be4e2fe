// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.yan.client.connection.Token;
import im.yan.client.connection.TokenException;
import im.yan.client.connection.Tokens;
import im.yan.schemas.v1.CloseCode;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Tokens the application gives; it is asked whenever one is needed. */
final class SuppliedTokens implements Tokens {
    private static final Pattern EXPIRY = Pattern.compile("\"exp\"\\s*:\\s*([0-9]{1,12})(?![0-9.eE])");

    private final Supplier<String> supplier;

    SuppliedTokens(Supplier<String> supplier) {
        this.supplier = supplier;
    }

    @Override
    public Token current() throws TokenException {
        try {
            var text = supplier.get();
            return new Token(text, renewAt(text, System.currentTimeMillis()));
        } catch (ApiException e) { // a supplier that logs in itself
            throw LoginTokens.failure(e);
        }
    }

    @Override
    public Token renewed(Token old) throws TokenException {
        var fresh = current();
        if (fresh.text().equals(old.text())) {
            throw TokenException.refused(
                    CloseCode.AUTHENTICATION_FAILED, "the token was refused, and there is no other one");
        }
        return fresh;
    }

    /** Only a hint when to ask for another token, so the signature need not be checked; never for what is not a JWT. */
    static long renewAt(String token, long nowMillis) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Long.MAX_VALUE;
        }
        try {
            var expiry = EXPIRY.matcher(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8));
            return expiry.find()
                    ? LoginTokens.renewAt(Long.parseLong(expiry.group(1)) * 1000, nowMillis)
                    : Long.MAX_VALUE;
        } catch (IllegalArgumentException e) {
            return Long.MAX_VALUE;
        }
    }
}
