// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import static org.awaitility.Awaitility.await;

import im.yan.client.ClientResources;
import im.yan.client.YanApi;
import im.yan.client.YanClient;
import im.yan.dev.stack.Stack;
import im.yan.dev.stack.StackOptions;
import im.yan.schemas.v1.ClientFrame;
import im.yan.schemas.v1.CommandRequest;
import im.yan.schemas.v1.CreateGroup;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.DissolveGroup;
import im.yan.schemas.v1.GroupSettings;
import im.yan.schemas.v1.SendAck;
import im.yan.servers.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One stack with two connectors and two of each topology for all end-to-end tests of a run, started by the first and ended with
 * the JVM. Groups above {@link #FAN_OUT_MAX} members are read-diffused there.
 */
final class WholeStack implements ParameterResolver {
    static final int FAN_OUT_MAX = 6;
    static final String OPERATOR_KEY = "end-to-end-operator-key";

    private static final String PASSWORD = "end-to-end-password";
    private static final AtomicInteger NAMES = new AtomicInteger();

    /** A new account, logged in. */
    record User(String name, long userId, String token) {}

    private final ClientResources resources = ClientResources.create();

    Stack stack() {
        return Holder.STACK;
    }

    YanApi api() {
        return new YanApi(stack().api());
    }

    /** A user nobody else uses. */
    User newUser(String prefix) {
        var name = prefix + "-" + NAMES.incrementAndGet();
        var api = api();
        api.register(name, PASSWORD, null);
        var login = api.login(name, PASSWORD);
        return new User(name, login.userId(), login.token());
    }

    /** Users nobody else uses, made by the operator, known to the router. */
    List<User> newUsers(String prefix, int count) {
        var operator = api().operator(OPERATOR_KEY);
        var names = Stream.generate(() -> prefix + "-" + NAMES.incrementAndGet())
                .limit(count)
                .toList();
        var users = operator.createAccounts(names).stream()
                .map(account -> {
                    var login = operator.token(account.userId(), null);
                    return new User(account.name(), account.userId(), login.token());
                })
                .toList();
        awaitKnown(users);
        return users;
    }

    /** A new account reaches the router through the change feed, a moment after its registration. */
    private void awaitKnown(List<User> users) {
        var last = users.getLast();
        var probe = CommandRequest.newBuilder()
                .setCreateGroup(CreateGroup.newBuilder()
                        .setSettings(GroupSettings.newBuilder().setName("probe"))
                        .addAllMemberIds(users.stream().map(User::userId).toList()));
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            var group = command(last, probe);
            command(
                    last,
                    CommandRequest.newBuilder()
                            .setConversationId(group.getConversationId())
                            .setDissolveGroup(DissolveGroup.getDefaultInstance()));
            return true;
        });
    }

    /** Over HTTP. */
    SendAck command(User user, CommandRequest.Builder command) {
        var named = command.clone().setClientMsgId(UUID.randomUUID().toString());
        return api().command(
                        user.token(), ClientFrame.newBuilder().setCommand(named).build());
    }

    /** A device of the user on this connector, being connected. */
    YanClient device(User user, int connector, Witness witness) {
        var device = Device.newBuilder().setId("device-" + connector).setName("a test");
        return device(user.token(), device.build(), connector, witness);
    }

    YanClient device(String token, Device device, int connector, Witness witness) {
        return YanClient.builder()
                .api(api())
                .token(() -> token)
                .device(device.getId(), device.getName(), device.getKind())
                .connectors(() -> stack().connectors().subList(connector, connector + 1))
                .resources(resources)
                .listener(witness)
                .build()
                .connect();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == WholeStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return this;
    }

    private static final class Holder {
        static final Stack STACK = start();

        private static Stack start() {
            var stack = Stack.start(
                    StackOptions.at(Path.of("target", "end-to-end"))
                            .withFreePorts()
                            .withFresh(true)
                            .withConnectors(2)
                            .withInstances(2)
                            .withVariable("ROUTER_FAN_OUT_ON_WRITE_MAX", Integer.toString(FAN_OUT_MAX))
                            .withVariable("API_OPERATOR_KEY", OPERATOR_KEY)
                            .withVariable("PUSH_DEVICES_PER_KIND", "2")
                            .withVariable("PUSH_WEBHOOK_URL", Receiver.ONLY.url())
                            .withVariable("PUSH_WEBHOOK_SECRET", Receiver.SECRET)
                            .withVariable("PUSH_OFFLINE_DELAY", "500ms")
                            .withVariable("PUSH_OFFLINE_PAUSE", "3s")
                            .withElasticsearch(false),
                    Progress.SILENT);
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stack"));
            return stack;
        }
    }
}
