// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.session;

import im.yan.connector.token.VerifiedToken;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.Optional;

/** One client's connection and where it stands in its life. Confined to its event loop, but for {@link #eventLoop}. */
public final class Session {
    private final Channel channel;
    private final Deliveries deliveries = new Deliveries();
    private final TypingRate typing = new TypingRate();
    private final WatchedUsers watched = new WatchedUsers();
    private SessionState state = new SessionState.Connecting();

    public Session(Channel channel) {
        this.channel = channel;
    }

    public EventLoop eventLoop() {
        return channel.eventLoop();
    }

    public Channel channel() {
        return channel;
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    public TypingRate typing() {
        return typing;
    }

    public WatchedUsers watched() {
        return watched;
    }

    /** Present while the session is announced: from the welcome to the close. */
    public Optional<Identity> identity() {
        return state instanceof SessionState.Live live ? Optional.of(live.identity()) : Optional.empty();
    }

    public boolean isClosed() {
        return state instanceof SessionState.Closed;
    }

    /** Whether a token came with the handshake; until the session is open. */
    public boolean isAuthenticated() {
        return state instanceof SessionState.Authenticated;
    }

    VerifiedToken token() {
        return switch (state) {
            case SessionState.Authenticated(var token) -> token;
            default -> throw impossible("opened");
        };
    }

    public void authenticated(VerifiedToken token) {
        state = switch (state) {
            case SessionState.Connecting connecting -> connecting.authenticated(token);
            default -> throw impossible("authenticated");
        };
    }

    /** A newer token of the same user; a session that is already leaving keeps its old one. */
    public void renew(VerifiedToken token) {
        if (state instanceof SessionState.Open open) {
            state = open.renew(token);
        }
    }

    void open(Identity identity) {
        state = switch (state) {
            case SessionState.Authenticated authenticated -> authenticated.open(identity);
            default -> throw impossible("opened");
        };
    }

    /** Whether the session was open, so that its client is to be told. */
    boolean drain() {
        if (state instanceof SessionState.Open open) {
            state = open.drain();
            return true;
        }
        return false;
    }

    void close(CloseReason reason) {
        state = state.close(reason);
    }

    private IllegalStateException impossible(String step) {
        return new IllegalStateException("connection %s cannot be %s while it is %s"
                .formatted(channel.id().asShortText(), step, state.getClass().getSimpleName()));
    }
}
