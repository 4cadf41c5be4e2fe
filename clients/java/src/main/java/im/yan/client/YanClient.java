// SPDX-License-Identifier: Apache-2.0
package im.yan.client;

import im.yan.client.connection.Phase;
import im.yan.client.connection.Tokens;
import im.yan.client.sending.PendingCommand;
import im.yan.schemas.ProtocolLimits;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.Content;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.DeviceKind;
import im.yan.schemas.v1.ErrorCode;
import im.yan.schemas.v1.MarkReadRequest;
import im.yan.schemas.v1.Send;
import im.yan.schemas.v1.SendAck;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /** As {@link #send(Send)}, with a new clientMsgId and a plain text. */
    public CompletableFuture<SendAck> send(String conversationId, String text) {
        return send(conversationId, UUID.randomUUID().toString(), Contents.text(text));
    }

    /** As {@link #send(Send)}. */
    public CompletableFuture<SendAck> send(String conversationId, String clientMsgId, Content content) {
        return send(Send.newBuilder()
                .setConversationId(conversationId)
                .setClientMsgId(clientMsgId)
                .setContent(content)
                .build());
    }

    /**
     * Sends a message until the server has answered, over as many sessions as it takes; messages and other commands of one
     * conversation in the order of these calls. Before {@link #connect} and while not connected it waits.
     *
     * @param message its clientMsgId is a UUID, the same for the same message, however often this is called for it
     * @return completes exceptionally with a {@link SendException} only
     */
    public CompletableFuture<SendAck> send(Send message) {
        return submit(ClientFrame.newBuilder().setSend(message).build());
    }

    /**
     * As {@link #send(Send)} for everything else that is asked of a conversation; {@link #conversation} and {@link #group} have a
     * name for each.
     *
     * @param request without a clientMsgId it gets a new one
     */
    public CompletableFuture<SendAck> command(CommandRequest request) {
        var named = request.getClientMsgId().isEmpty()
                ? request.toBuilder()
                        .setClientMsgId(UUID.randomUUID().toString())
                        .build()
                : request;
        return submit(ClientFrame.newBuilder().setCommand(named).build());
    }

    private CompletableFuture<SendAck> submit(ClientFrame request) {
        if (!places.tryAcquire()) {
            return CompletableFuture.failedFuture(new SendException(
                    ErrorCode.OVERLOADED, UNANSWERED_MAX + " messages wait for their answers already.", true));
        }
        var result = new SendResult(places);
        core.submit(new PendingCommand(request, result));
        return result.future();
    }

    public ConversationActions conversation(String conversationId) {
        return new ConversationActions(this, conversationId);
    }

    public GroupActions group(String conversationId) {
        return new GroupActions(this, conversationId);
    }

    public Groups groups() {
        return new Groups(this);
    }

    /**
     * From now on {@link YanListener#onPresence} tells whether these users are online, at once and whenever it changes, in this
     * session and the next ones; instead of those watched before.
     *
     * @throws IllegalArgumentException more than {@link ProtocolLimits#PRESENCE_WATCHED_MAX}
     */
    public void watchPresence(Collection<Long> userIds) {
        var watched = Set.copyOf(userIds);
        if (watched.size() > ProtocolLimits.PRESENCE_WATCHED_MAX) {
            throw new IllegalArgumentException("at most " + ProtocolLimits.PRESENCE_WATCHED_MAX + " users at once");
        }
        core.watchPresence(watched);
    }

    void typing(String conversationId, boolean goesOn) {
        core.typing(conversationId, goesOn);
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
        private @Nullable Credentials credentials;
        private @Nullable Supplier<String> suppliedTokens;
        private boolean namesDevice;
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

        private record Credentials(String name, String password) {}

        Builder() {}

        public Builder api(YanApi api) {
            this.api = api;
            return this;
        }

        /** The client logs in by itself, and again before its token expires. */
        public Builder credentials(String name, String password) {
            this.credentials = new Credentials(name, password);
            this.suppliedTokens = null;
            return this;
        }

        /**
         * Asked for every attempt to connect, and before a token expires; on a shared thread, which it may block. A token that
         * is for a device is good for a client of the same {@link #device} only.
         */
        public Builder token(Supplier<String> supplier) {
            this.suppliedTokens = supplier;
            this.credentials = null;
            return this;
        }

        /** As {@link #device(String, String, DeviceKind)}, of a kind of its own. */
        public Builder device(String id, String name) {
            return device(id, name, DeviceKind.DEVICE_KIND_UNSPECIFIED);
        }

        /**
         * With {@link #credentials} the user's list of devices has it from then on, and another device can sign it out.
         *
         * @param id chosen once per installation; by default a new one that is on no list
         */
        public Builder device(String id, String name, DeviceKind kind) {
            this.device =
                    Device.newBuilder().setId(id).setName(name).setKind(kind).build();
            this.namesDevice = true;
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
            var how = by == null ? null : tokens(by);
            if (by == null || how == null) {
                throw new IllegalStateException("a client needs an api, and credentials or a token");
            }
            var addresses = connectors;
            var settings = new ClientSettings(
                    by,
                    how,
                    device,
                    addresses == null ? new ApiConnectors(by) : addresses,
                    positions,
                    newConversations,
                    timings);
            var shared = resources;
            return shared == null ? withOwnResources(settings) : client(settings, shared);
        }

        private @Nullable Tokens tokens(YanApi by) {
            var known = credentials;
            if (known != null) {
                return new LoginTokens(by, known.name(), known.password(), namesDevice ? device : null);
            }
            var supplier = suppliedTokens;
            return supplier == null ? null : new SuppliedTokens(supplier);
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
