// SPDX-License-Identifier: Apache-2.0
package im.yan.client.connection;

import im.yan.client.loop.Backoff;
import im.yan.client.loop.ClientLoop;
import im.yan.client.loop.Timer;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.CloseCode;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.Drain;
import im.yan.schemas.v1.Hello;
import im.yan.schemas.v1.ServerFrame;
import im.yan.schemas.v1.Welcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Keeps one session open until it is closed or the server refuses for good. Touched on the loop only, but for {@link #phase};
 * the handler is called there, too.
 */
public final class Connection implements Socket.Owner {

    /** Told on the loop, after {@link #phase} has changed. */
    public interface Handler {
        void opened(Welcome welcome);

        /** Every frame of an open session but the welcome. */
        void frame(ServerFrame frame);

        /** An open session has ended; another one will be tried. */
        void lost(int closeCode, String reason);

        /** There will be no further session. Not called where {@link #close} is the cause. */
        void stopped(int closeCode, String reason);
    }

    private final ClientLoop loop;
    private final HttpClient http;
    private final Device device;
    private final Tokens tokens;
    private final Supplier<List<URI>> connectors;
    private final ConnectionTimings timings;
    private final Handler handler;
    private final Backoff backoff;
    private final ConnectorRotation rotation;
    private final Heartbeat heartbeat;
    private final TokenRenewal renewal;
    private volatile Phase phase = new Phase.Idle();
    private boolean tokenWasRenewed;
    private Timer welcomeDeadline = Timer.NONE;
    private Timer nextAttempt = Timer.NONE;
    private Departure departure = Departure.NONE;

    /** @param connectors asked on a shared thread before every attempt; an empty list means the last one still holds */
    public Connection(
            ClientLoop loop,
            HttpClient http,
            Device device,
            Tokens tokens,
            Supplier<List<URI>> connectors,
            ConnectionTimings timings,
            Handler handler) {
        var random = new SplittableRandom();
        this.loop = loop;
        this.http = http;
        this.device = device;
        this.tokens = tokens;
        this.connectors = connectors;
        this.timings = timings;
        this.handler = handler;
        this.backoff = new Backoff(timings.backoffFirst(), timings.backoffMax(), random);
        this.rotation = new ConnectorRotation(random);
        this.heartbeat = new Heartbeat(loop);
        this.renewal = new TokenRenewal(loop, tokens, timings.renewAgain(), this::renewed);
    }

    /** From any thread. */
    public Phase phase() {
        return phase;
    }

    public void start() {
        if (phase instanceof Phase.Idle) {
            prepare();
        }
    }

    /** Sends on the open session; without one the frame is dropped. */
    public void send(ClientFrame frame) {
        if (phase instanceof Phase.Open open) {
            open.socket().send(frame);
        }
    }

    /** The result completes when the server has been told. */
    public CompletableFuture<?> close() {
        var last = phase;
        enter(new Phase.Closed());
        return switch (last) {
            case Phase.Open open -> open.socket().close(CloseCodes.NORMAL, "");
            case Phase.Greeting greeting -> greeting.socket().close(CloseCodes.NORMAL, "");
            default -> CompletableFuture.completedFuture(null);
        };
    }

    private void prepare() {
        enter(new Phase.Preparing());
        loop.blocking(() -> {
            try {
                var token = tokens.current();
                var known = connectors.get();
                return () -> prepared(token, known);
            } catch (TokenException e) {
                return () -> withoutToken(e);
            }
        });
    }

    private void prepared(Token token, List<URI> known) {
        if (phase instanceof Phase.Preparing) {
            rotation.learn(known);
            rotation.next().ifPresentOrElse(address -> greet(token, address), () -> waitFor(backoff.next()));
        }
    }

    private void greet(Token token, URI address) {
        var socket = new Socket(loop, this);
        enter(new Phase.Greeting(socket, address, token));
        welcomeDeadline = loop.after(timings.handshake(), () -> socket.broken("the connector did not answer"));
        socket.open(http, address, token.text(), device, timings.handshake());
    }

    private void withoutToken(TokenException e) {
        if (!(phase instanceof Phase.Preparing)) {
            return;
        }
        if (e.isPassing()) {
            waitFor(backoff.next());
        } else {
            stop(e.closeCode(), e.reason());
        }
    }

    private void waitFor(Duration pause) {
        enter(new Phase.Waiting());
        nextAttempt = loop.after(pause, this::prepare);
    }

    private void stop(int closeCode, String reason) {
        enter(new Phase.Closed());
        handler.stopped(closeCode, reason);
    }

    /** What belongs to the phase that ends ends with it. */
    private void enter(Phase next) {
        welcomeDeadline.cancel();
        nextAttempt.cancel();
        departure.cancel();
        heartbeat.stop();
        renewal.stop();
        phase = next;
    }

    @Override
    public void received(Socket socket, ServerFrame frame) {
        switch (phase) {
            case Phase.Greeting greeting
            when greeting.socket() == socket && frame.hasWelcome() -> open(greeting, frame.getWelcome());
            case Phase.Open open when open.socket() == socket && frame.hasDrain() -> depart(open, frame.getDrain());
            case Phase.Open open when open.socket() == socket -> handler.frame(frame);
            default -> {}
        }
    }

    private void open(Phase.Greeting greeting, Welcome welcome) {
        departure = Departure.NONE;
        enter(new Phase.Open(greeting.socket(), greeting.address(), greeting.token(), welcome, System.nanoTime()));
        heartbeat.start(greeting.socket(), welcome);
        renewal.schedule(greeting.token());
        handler.opened(welcome);
    }

    private void renewed(Token token) {
        if (phase instanceof Phase.Open open) {
            phase = open.with(token);
            open.socket().send(hello(token));
            renewal.schedule(token);
        }
    }

    private ClientFrame hello(Token token) {
        return ClientFrame.newBuilder()
                .setHello(Hello.newBuilder().setToken(token.text()).setDevice(device))
                .build();
    }

    private void depart(Phase.Open open, Drain drain) {
        var socket = open.socket();
        departure.cancel();
        departure = Departure.after(Duration.ofMillis(drain.getReconnectAfterMillis()), loop, () -> {
            socket.close(CloseCodes.NORMAL, "drained");
            ended(socket, CloseCode.DRAINING.getNumber(), "the connector is leaving");
        });
    }

    @Override
    public void ended(Socket socket, int code, String reason) {
        switch (phase) {
            case Phase.Greeting greeting
            when greeting.socket() == socket -> settle(code, reason, greeting.token(), false);
            case Phase.Open open
            when open.socket() == socket -> {
                if (System.nanoTime() - open.sinceNanos() >= timings.stable().toNanos()) {
                    backoff.reset();
                    tokenWasRenewed = false;
                }
                settle(code, reason, open.token(), true);
            }
            default -> {}
        }
    }

    private void settle(int code, String reason, Token token, boolean hadSession) {
        var remedy = Remedy.of(code, tokenWasRenewed);
        if (remedy == Remedy.STOP) {
            stop(code, reason);
            return;
        }
        enter(new Phase.Waiting());
        if (hadSession) {
            handler.lost(code, reason);
        }
        if (remedy == Remedy.RENEW_TOKEN) {
            replace(token);
        } else {
            waitFor(hadSession ? departure.remaining().orElseGet(backoff::next) : backoff.next());
        }
    }

    private void replace(Token refused) {
        tokenWasRenewed = true;
        enter(new Phase.Preparing());
        loop.blocking(() -> {
            try {
                tokens.renewed(refused);
                return this::replaced;
            } catch (TokenException e) {
                return () -> withoutToken(e);
            }
        });
    }

    private void replaced() {
        if (phase instanceof Phase.Preparing) {
            prepare();
        }
    }
}
