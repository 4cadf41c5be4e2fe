// SPDX-License-Identifier: Apache-2.0
package im.yan.dev.e2e;

import im.yan.client.ClientResources;
import im.yan.client.YanApi;
import im.yan.client.YanClient;
import im.yan.dev.stack.Stack;
import im.yan.dev.stack.StackOptions;
import im.yan.servers.Progress;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One stack with two connectors for all end-to-end tests of a run, started by the first and ended with the JVM. */
final class WholeStack implements ParameterResolver {
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

    /** A device of the user on this connector, being connected. */
    YanClient device(User user, int connector, Witness witness) {
        return YanClient.builder()
                .api(api())
                .token(user::token)
                .device("device-" + connector, "a test")
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
                            .withElasticsearch(false),
                    Progress.SILENT);
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stack"));
            return stack;
        }
    }
}
