// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import im.yan.client.YanApi;
import im.yan.schemas.v1.Device;
import im.yan.schemas.v1.DeviceKind;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of {@code ./yan chat}, and its exit code: 0 after a chat, 1 where there was none, 2 for wrong options. */
@Command(
        name = "chat",
        description = "Chats with somebody, in the terminal or through a pipe.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ChatCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--user", required = true, paramLabel = "NAME", description = "who you are")
    private String user = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "NAME",
            description = "whom you talk to, or the group you talk in")
    private String to = "";

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            description = "default: YAN_PASSWORD; for the ready-made accounts alice and bob their own")
    private @Nullable String password;

    @Option(
            names = "--device",
            paramLabel = "ID",
            defaultValue = "terminal",
            description = "what this device is called in your list of devices (default: ${DEFAULT-VALUE})")
    private String device = "terminal";

    @Option(names = "--register", description = "creates the account first")
    private boolean register;

    @Option(
            names = "--api",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "where the HTTP API is (default: ${DEFAULT-VALUE})")
    private URI api = URI.create("http://127.0.0.1:8080");

    @Override
    public Integer call() {
        try {
            var given = Passwords.of(user, Optional.ofNullable(password), System.getenv());
            var session = Session.open(new YanApi(api), api, user, given, device(), register);
            try (var screen = Screens.open()) {
                new Chat(session, to, screen).run();
            }
            return 0;
        } catch (ChatException e) {
            spec.commandLine().getErr().println("yan chat: " + e.getMessage());
            return 1;
        }
    }

    private Device device() {
        return Device.newBuilder()
                .setId(device)
                .setName("yan chat")
                .setKind(DeviceKind.DESKTOP)
                .build();
    }
}
