// SPDX-License-Identifier: Apache-2.0
package im.yan.client.connection;

import im.yan.client.loop.ClientLoop;
import im.yan.client.loop.Timer;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gets the next token before the one of the open session expires, trying again until it has one. On the loop only. */
final class TokenRenewal {
    private final ClientLoop loop;
    private final Tokens tokens;
    private final Duration again;
    private final Consumer<Token> renewed;
    private @Nullable Token expiring;
    private Timer due = Timer.NONE;

    TokenRenewal(ClientLoop loop, Tokens tokens, Duration again, Consumer<Token> renewed) {
        this.loop = loop;
        this.tokens = tokens;
        this.again = again;
        this.renewed = renewed;
    }

    void schedule(Token token) {
        stop();
        expiring = token;
        if (token.renewAtMillis() != Long.MAX_VALUE) {
            var pause = Math.max(0, token.renewAtMillis() - System.currentTimeMillis());
            due = loop.after(Duration.ofMillis(pause), () -> renew(token));
        }
    }

    void stop() {
        due.cancel();
        expiring = null;
    }

    private void renew(Token token) {
        loop.blocking(() -> {
            try {
                var fresh = tokens.renewed(token);
                return () -> got(token, fresh);
            } catch (TokenException e) {
                // The server will say so, too, when the old one has expired, and that is where it is handled.
                return () -> got(token, token);
            }
        });
    }

    private void got(Token token, Token fresh) {
        if (!token.equals(expiring)) {
            return;
        }
        if (fresh.text().equals(token.text())) {
            due = loop.after(again, () -> renew(token));
        } else {
            renewed.accept(fresh);
        }
    }
}
