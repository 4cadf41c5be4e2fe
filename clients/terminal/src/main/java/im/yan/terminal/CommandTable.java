// SPDX-License-Identifier: Apache-2.0
package im.yan.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every command there is, in the order /help lists them. */
final class CommandTable {
    private static final int USAGE_WIDTH = 30;

    private final Map<String, Command> commands = new LinkedHashMap<>();

    CommandTable(Desk desk, Door door) {
        Stream.of(
                        List.of(new Command(
                                "/help",
                                "",
                                "this list",
                                arguments -> desk.screen().note(help()))),
                        new PlaceCommands(desk, door).all(),
                        new MessageCommands(desk, door).all(),
                        new GroupCommands(desk, door).all(),
                        new JoinCommands(desk, door).all(),
                        new OwnCommands(desk).all())
                .flatMap(List::stream)
                .forEach(command -> commands.put(command.name(), command));
    }

    void run(Input.Do typed) throws ChatException {
        var command = commands.get(typed.name());
        if (command == null) {
            throw new ChatException("there is no command " + Lines.safe(typed.name()) + "; /help lists them.");
        }
        command.action().run(new Arguments(command.usage(), typed.rest()));
    }

    String help() {
        var lines = commands.values().stream().map(command -> line(command.usage(), command.explanation()));
        return Stream.of(
                        Stream.of("Whatever you type is sent; start with // to send a line that begins with /."
                                + " N is the number beside a message."),
                        lines,
                        Stream.of(line("/quit", "leaves, after what you wrote is sent")))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n"));
    }

    private static String line(String usage, String explanation) {
        return "  " + usage + " ".repeat(Math.max(1, USAGE_WIDTH - usage.length())) + explanation;
    }
}
