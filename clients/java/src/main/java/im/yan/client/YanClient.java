// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.client.connection.Phase;
import im.yan.client.connection.Tokens;
import im.yan.client.sending.PendingSend;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.MarkReadRequest;
import im.yan.schemas.v1.SendAck;
import im.yan.schemas.v1.Text;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One user's device: keeps a session open, sends every message until it is answered, shows every event once and in order.
 * Thread-safe, and its methods do not block, but for {@link #close}. Futures complete on the thread that calls the listener; what
 * is said there about blocking holds for what depends on them.
 */
public final class YanClient implements AutoCloseable {
    /** Messages without an answer; a further one is refused with {@link ErrorCode#OVERLOADED}. */
    public static final int UNANSWERED_MAX = 1000;

    /** A listener that never returns must not keep {@link #close} for ever. */
    private static final long CLOSE_SECONDS_MAX = 2;

    private final ClientCore core;
    private final Semaphore places = new Semaphore(UNANSWERED_MAX);

    YanClient(ClientCore core) {
        this.core = core;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Returns at once; the connection is then kept up in the background until {@link #close}. */
    public YanClient connect() {
        core.start();
        return this;
    }

    /** As {@link #send(String, String, Content)}, with a new clientMsgId and a plain text. */
    public CompletableFuture<SendAck> send(String conversationId, String text) {
        var content =
                Content.newBuilder().setText(Text.newBuilder().setBody(text)).build();
        return send(conversationId, UUID.randomUUID().toString(), content);
    }

    /**
     * Sends a message until the server has answered, over as many sessions as it takes; messages of one conversation in the
     * order of these calls. Before {@link #connect} and while not connected it waits.
     *
     * @param clientMsgId a UUID; the same for the same message, however often this is called for it
     * @return completes exceptionally with a {@link SendException} only
     */
    public CompletableFuture<SendAck> send(String conversationId, String clientMsgId, Content content) {
        if (!places.tryAcquire()) {
            return CompletableFuture.failedFuture(new SendException(
                    ErrorCode.OVERLOADED, UNANSWERED_MAX + " messages wait for their answers already.", true));
        }
        var result = new SendResult(places);
        core.send(new PendingSend(new PendingSend.Key(conversationId, clientMsgId), content, result));
        return result.future();
    }

    /**
     * The user has read this conversation up to seq, which is its messageNo-th message. Marks made in quick succession become
     * one, and one that the server did not confirm is repeated in the next session.
     */
    public void markRead(String conversationId, long seq, long messageNo) {
        core.markRead(MarkReadRequest.newBuilder()
                .setConversationId(conversationId)
                .setSeq(seq)
                .setMessageNo(messageNo)
                .build());
    }

    /** 0 until the first session is open. */
    public long userId() {
        return core.userId();
    }

    public ConnectionState state() {
        return switch (core.phase()) {
            case Phase.Preparing preparing -> ConnectionState.CONNECTING;
            case Phase.Greeting greeting -> ConnectionState.CONNECTING;
            case Phase.Open open -> ConnectionState.OPEN;
            case Phase.Idle idle -> ConnectionState.WAITING;
            case Phase.Waiting waiting -> ConnectionState.WAITING;
            case Phase.Closed closed -> ConnectionState.CLOSED;
        };
    }

    /** Empty while there is no session. */
    public Optional<String> sessionId() {
        return core.phase() instanceof Phase.Open open
                ? Optional.of(open.welcome().getSessionId())
                : Optional.empty();
    }

    /**
     * Says goodbye and waits for that, for at most two seconds. Unanswered messages fail. No call of the listener begins after
     * this. May be called from the listener, and more than once; then it does not wait.
     */
    @Override
    public void close() {
        var ended = core.close();
        if (core.isCurrentThread()) {
            return;
        }
        try {
            ended.get(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // Nobody is there to be told, and nothing is left to do.
        }
    }

    /** Collects what a client needs: an api, and credentials or a token; everything else has a default. */
    public static final class Builder {
        private @Nullable YanApi api;
        private @Nullable Function<YanApi, Tokens> tokens;
        private Device device = Device.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setName("Java")
                .build();
        private @Nullable Supplier<List<URI>> connectors;
        private PositionStore positions = PositionStore.inMemory();
        private YanListener listener = new YanListener() {};
        private StartAt newConversations = StartAt.BEGINNING;
        private ClientTimings timings = ClientTimings.DEFAULT;
        private @Nullable ClientResources resources;

        Builder() {}

        public Builder api(YanApi api) {
            this.api = api;
            return this;
        }

        /** The client logs in by itself, and again before its token expires. */
        public Builder credentials(String name, String password) {
            this.tokens = by -> new LoginTokens(by, name, password);
            return this;
        }

        /** Asked for every attempt to connect, and before a token expires; on a shared thread, which it may block. */
        public Builder token(Supplier<String> supplier) {
            this.tokens = by -> new SuppliedTokens(supplier);
            return this;
        }

        /** @param id chosen once per installation; by default a new one */
        public Builder device(String id, String name) {
            this.device = Device.newBuilder().setId(id).setName(name).build();
            return this;
        }

        /** Asked before every attempt to connect, on a shared thread; by default the api is. */
        public Builder connectors(Supplier<List<URI>> addresses) {
            this.connectors = addresses;
            return this;
        }

        /** By default in memory. */
        public Builder positions(PositionStore store) {
            this.positions = store;
            return this;
        }

        public Builder listener(YanListener listener) {
            this.listener = listener;
            return this;
        }

        /** By default from the beginning. */
        public Builder newConversations(StartAt start) {
            this.newConversations = start;
            return this;
        }

        /** What the client shares with others; by default it has its own, and closes them with itself. */
        public Builder resources(ClientResources shared) {
            this.resources = shared;
            return this;
        }

        Builder timings(ClientTimings timings) {
            this.timings = timings;
            return this;
        }

        /** @throws IllegalStateException without an api, or without credentials or a token */
        public YanClient build() {
            var by = api;
            var how = tokens;
            if (by == null || how == null) {
                throw new IllegalStateException("a client needs an api, and credentials or a token");
            }
            var addresses = connectors;
            var settings = new ClientSettings(
                    by,
                    how.apply(by),
                    device,
                    addresses == null ? new ApiConnectors(by) : addresses,
                    positions,
                    newConversations,
                    timings);
            var shared = resources;
            return shared == null ? withOwnResources(settings) : client(settings, shared);
        }

        private YanClient withOwnResources(ClientSettings settings) {
            var own = ClientResources.create();
            var core = new ClientCore(settings, own, new GuardedListener(listener));
            core.whenEnded(own::close);
            return new YanClient(core);
        }

        private YanClient client(ClientSettings settings, ClientResources shared) {
            return new YanClient(new ClientCore(settings, shared, new GuardedListener(listener)));
        }
    }
}
